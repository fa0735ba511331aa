// Articles for tests, in one line a pair.
#pragma once

#include <string>
#include <string_view>

#include "locseg/article.h"

namespace locseg::reference {

inline std::string pair(std::string_view id, std::string_view target, std::string_view source) {
  std::string out = "<span data-ttu-id=\"";
  out += id;
  out += "\">";
  out += target;
  out += "</span><span class=\"sxs-lookup\"><span data-stu-id=\"";
  out += id;
  out += "\">";
  out += source;
  out += "</span></span>";
  return out;
}

/// An article and the bytes it reads.
struct OwnedArticle {
  explicit OwnedArticle(std::string text, ArticleKind kind = ArticleKind::kMarkdown)
      : bytes(std::move(text)), article(parse_article(bytes, kind)) {}
  OwnedArticle(const OwnedArticle&) = delete;
  OwnedArticle& operator=(const OwnedArticle&) = delete;

  std::string bytes;
  Article article;
};

}  // namespace locseg::reference
