// What a scan by the textbook finds of some units: what an index has to find as well.
//
//   reference_scan LEAST UNITS < QUERIES
//
// Both are JSON Lines with `source`, UNITS with `target` too, without tabs and line feeds. Prints a
// line for each unit that scores at least LEAST: the number of the query, from 0 on, the score, the
// source and the target, with tabs between them.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/json_object.h"
#include "reference/leverage.h"

namespace {

using locseg::reference::Pair;

std::vector<Pair> pairs_from(std::istream& in) {
  std::vector<Pair> pairs;
  for (std::string line; std::getline(in, line);) {
    Pair pair;
    const auto fault = locseg::base::read_json_line(line, [&](std::string_view key) {
      if (key == "source") return locseg::base::JsonField{&pair.source, true};
      if (key == "target") return locseg::base::JsonField{&pair.target, true};
      return locseg::base::JsonField{};
    });
    if (fault) {
      std::fprintf(stderr, "reference_scan: not a unit: %s\n", line.c_str());
      std::exit(2);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: reference_scan LEAST UNITS < QUERIES\n", stderr);
    return 2;
  }
  std::ifstream units(argv[2]);
  locseg::reference::Scan scan(pairs_from(units));
  const auto least = static_cast<int>(std::strtol(argv[1], nullptr, 10));
  std::size_t number = 0;
  for (const Pair& query : pairs_from(std::cin)) {
    for (const auto& [score, source, target] : scan.lookup(query.source, least)) {
      std::printf("%zu\t%d\t%s\t%s\n", number, score, source.c_str(), target.c_str());
    }
    ++number;
  }
  return 0;
}
