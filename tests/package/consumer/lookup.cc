#include <locseg/memory.h>

#include <iostream>

int main(int, char** argv) {
  auto memory = locseg::TranslationMemory::open(argv[1], {});
  if (!memory) return std::cerr << to_string(memory.error()) << '\n', 2;
  const auto result = memory->lookup({.source = argv[2], .before = {}, .after = {}});
  if (!result) return std::cerr << to_string(result.error()) << '\n', 2;
  for (const locseg::Match& match : result->matches) {
    std::cout << match.score << "  " << match.target << '\n';
  }
}
