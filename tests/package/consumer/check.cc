#include <locseg/check.h>

#include <fstream>
#include <iostream>
#include <iterator>

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto checker = locseg::Checker::create();
  if (!checker) return std::cerr << to_string(checker.error()) << '\n', 2;
  for (const locseg::Finding& finding : checker->check(bytes, argv[1])) {
    const auto [line, column] = finding.begin;
    std::cout << line << ':' << column << ": " << finding.message << '\n';
  }
}
