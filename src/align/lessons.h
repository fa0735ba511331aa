// What `AlignmentLessons` holds.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "align/article_alignment.h"
#include "locseg/align.h"

namespace locseg {

struct AlignmentLessons::Impl {
  using Languages = std::pair<std::string, std::string>;

  std::map<Languages, align::Teacher> teachers;
  std::map<Languages, align::ArticleAligner> readers;
  Languages open;  // of the article that is read
};

namespace align {

/// The aligner of a language pair, made when it is first used. For one thread.
class Aligners {
 public:
  [[nodiscard]] ArticleAligner& of(const std::string& source_lang, const std::string& target_lang) {
    const auto key = std::make_pair(source_lang, target_lang);
    const auto found = aligners_.find(key);
    if (found != aligners_.end()) return found->second;
    return aligners_.try_emplace(key, source_lang, target_lang).first->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, ArticleAligner> aligners_;
};

}  // namespace align
}  // namespace locseg
