#include <locseg/article.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto article = locseg::parse_article(bytes, locseg::article_kind(argv[1], bytes));
  for (const locseg::Segment& segment : article.segments()) {
    std::cout << article.source(segment) << "  =  " << article.target(segment) << '\n';
  }
  std::cout << article.problems().size() << " problems\n";
}
