#include <locseg/merge.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto article = locseg::parse_article(bytes, locseg::article_kind(argv[1], bytes));
  const locseg::Unit edited = {.id = {}, .source = argv[2], .target = argv[3]};
  const auto merged = locseg::merge_units(article, {&edited, 1}, {});
  if (!merged) return std::cerr << to_string(merged.error()) << '\n', 2;
  std::cout << name_of(merged->units[0].outcome) << ", " << merged->bytes.size() << " bytes\n";
}
