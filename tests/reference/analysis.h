// An analysis by scanning: every segment is compared with all of the memory and with all of the job
// before it, by the scan of leverage.h. What the pipeline and the index find is held against this.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "locseg/memory.h"
#include "reference/leverage.h"

namespace locseg::reference {

struct JobArticle {
  std::string path;
  std::vector<std::string> sources;
};

/// `memory` stands in articles of `an_article` units that follow one another.
inline Analysis analyze(const std::vector<Pair>& memory, std::size_t an_article,
                        const std::vector<JobArticle>& job, bool internal) {
  Scan scan(memory);
  Analysis analysis;
  std::map<std::string, std::size_t> last_seen;  // by source_key: the article
  struct Earlier {
    std::string source;
    std::size_t article;
  };
  std::vector<Earlier> earlier;
  const auto key_of = [&](std::size_t unit) { return source_key(memory[unit].source); };
  const auto add = [&](BandAmounts& bands, Band band, const std::string& source, int like,
                       bool same) {
    Amount amount{1, size_of(source)};
    BandAmount& counts = bands[static_cast<std::size_t>(band)];
    counts.all += amount;
    if (like != 0) (same ? counts.within : counts.across) += amount;
  };
  for (std::size_t a = 0; a < job.size(); ++a) {
    analysis.articles.push_back({job[a].path, {}});
    BandAmounts& bands = analysis.articles.back().bands;
    const std::vector<std::string>& sources = job[a].sources;
    if (sources.empty()) ++analysis.empty_articles;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const std::string& source = sources[i];
      const std::string key = source_key(source);
      int score = 0;
      for (const Scored& match : scan.lookup(source, 50)) score = std::max(score, match.score);
      for (std::size_t u = 0; u < memory.size(); ++u) {
        if (key_of(u) != key) continue;
        const bool before = i > 0 && !sources[i - 1].empty() && u % an_article != 0 &&
                            key_of(u - 1) == source_key(sources[i - 1]);
        const bool after = i + 1 < sources.size() && !sources[i + 1].empty() &&
                           u % an_article != an_article - 1 && u + 1 < memory.size() &&
                           key_of(u + 1) == source_key(sources[i + 1]);
        if (before || after) score = std::max(score, 101);
      }
      const auto [seen, fresh] = last_seen.try_emplace(key, a);
      if (score > 100) {
        add(bands, Band::kContext, source, 0, false);
      } else if (!fresh) {
        add(bands, Band::kRepetition, source, 1, seen->second == a);
      } else {
        int like = 0;
        bool same = false;
        if (score < 100 && internal) {
          for (const Earlier& other : earlier) {
            Scan one({{other.source, {}}});
            for (const Scored& match : one.lookup(source, 50)) {
              if (match.score <= score || match.score < like) continue;
              same = other.article == a || (match.score == like && same);
              like = match.score;
            }
          }
          earlier.push_back({source, a});
        }
        add(bands, band_of_score(std::max(score, like)), source, like, same);
      }
      seen->second = a;
    }
    for (std::size_t i = 0; i < kBands; ++i) analysis.total.bands[i] += bands[i];
  }
  return analysis;
}

}  // namespace locseg::reference
