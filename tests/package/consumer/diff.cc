#include <locseg/article.h>
#include <locseg/diff.h>

#include <fstream>
#include <iostream>
#include <iterator>

struct File {
  explicit File(const char* path) : name(path) {
    std::ifstream file(path);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    article = locseg::parse_article(bytes, locseg::article_kind(name, bytes));
    units.read(name, article, languages, {});
  }
  std::string name, bytes;
  locseg::Languages languages;
  locseg::Article article;
  locseg::ArticleUnits units;
};

int main(int, char** argv) {
  const File before(argv[1]);
  const File after(argv[2]);
  const auto units = after.units.group().units;
  for (const locseg::Change& change : locseg::diff_units(before.units.group().units, units)) {
    std::cout << name_of(change.state) << ' ' << change.before.count << " -> " << change.after.count
              << '\n';
  }
}
