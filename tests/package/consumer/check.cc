#include <locseg/check.h>

#include <iostream>

struct Printer : locseg::FindingSink {
  locseg::Result<void> put(const locseg::ArticleFindings& found) override {
    for (const locseg::Finding& finding : found.findings) {
      std::cout << finding.begin.line << ':' << finding.begin.column << ": " << finding.message
                << '\n';
    }
    return {};
  }
};

int main(int, char** argv) {
  Printer printer;
  const std::vector<std::string> paths = {argv[1]};
  const auto counts = locseg::check_tree(paths, {}, {}, printer);
  return counts && counts->findings() == 0 ? 0 : 1;
}
