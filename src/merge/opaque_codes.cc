#include "merge/opaque_codes.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "article/syntax.h"
#include "locseg/identity.h"
#include "markup/inline_codes.h"

namespace locseg::merge {
namespace {

using markup::Mark;
using markup::MarkShape;

// A placeholder in a text; `name` is empty if there is none.
struct OpaqueTag {
  std::string_view name;  // `g`, `/g`, `x`, `bx`, `ex`
  std::uint32_t number = 0;
  std::size_t size = 0;
};

OpaqueTag token_at(std::string_view text) {
  constexpr std::string_view kEnd = "</g>";
  if (text.starts_with(kEnd)) return {"/g", 0, kEnd.size()};
  for (const std::string_view name : {"g", "x", "bx", "ex"}) {
    const std::string start = '<' + std::string(name) + " id=\"";
    if (!text.starts_with(start)) continue;
    std::uint32_t number = 0;
    const char* const digits = text.data() + start.size();
    const auto parsed = std::from_chars(digits, text.data() + text.size(), number);
    const std::string_view end = name == "g" ? "\">" : "\"/>";
    const auto after = static_cast<std::size_t>(parsed.ptr - text.data());
    if (parsed.ec == std::errc() && text.substr(after).starts_with(end)) {
      return {name, number, after + end.size()};
    }
  }
  return {};
}

// Text, and the placeholder that ends it; that of the last part has no name.
struct Part {
  std::string_view text;
  OpaqueTag token;
};

std::vector<Part> parts_of(std::string_view whole) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = whole.find('<', at)) != std::string_view::npos;) {
    const OpaqueTag token = token_at(whole.substr(at));
    if (token.name.empty()) {
      ++at;
      continue;
    }
    parts.push_back({whole.substr(begin, at - begin), token});
    at += token.size;
    begin = at;
  }
  parts.push_back({whole.substr(begin), {}});
  return parts;
}

std::string without_placeholders(std::string_view text) {
  std::string out;
  for (const Part& part : parts_of(text)) out += part.text;
  return source_key(out);
}

// The codes of one segment's source.
class Codes {
 public:
  void find(std::string_view source, markup::Syntax syntax) {
    source_ = source;
    codes_.find(source, {}, syntax);
    natives_.assign(codes_.count() + 1, {});
    for (const Mark& mark : codes_.source()) {
      const bool is_end = mark.shape == MarkShape::kClose || mark.shape == MarkShape::kLoneClose;
      (is_end ? natives_[mark.number].close : natives_[mark.number].open) = mark.span.of(source);
    }
  }

  [[nodiscard]] std::string without() const {
    std::string out;
    std::uint64_t at = 0;
    for (const Mark& mark : codes_.source()) {
      out += source_.substr(at, mark.span.begin - at);
      at = mark.span.end;
    }
    out += source_.substr(at);
    return source_key(out);
  }

  // `text` with its placeholders turned into codes; nothing if one of them is no code here.
  [[nodiscard]] std::optional<std::string> resolve(std::string_view text) const {
    std::string out;
    std::vector<std::uint32_t> open;
    bool known = true;
    for (const Part& part : parts_of(text)) {
      out += part.text;
      const OpaqueTag& token = part.token;
      if (token.name.empty()) break;
      std::uint32_t number = token.number;
      if (token.name == "g") open.push_back(number);
      if (token.name == "/g" && !open.empty()) {
        number = open.back();
        open.pop_back();
      }
      const bool is_there = number != 0 && number < natives_.size();
      const std::string_view code = is_there ? natives_[number].of(token.name) : "";
      known = known && !code.empty();
      out += code;
    }
    if (!known || !open.empty()) return std::nullopt;
    return out;
  }

 private:
  struct Native {
    std::string_view open;  // or the only one
    std::string_view close;

    [[nodiscard]] std::string_view of(std::string_view name) const {
      const bool is_end = name == "/g" || name == "ex";
      return is_end || (name == "x" && open.empty()) ? close : open;
    }
  };

  std::string_view source_;
  markup::InlineCodes codes_;
  std::vector<Native> natives_;
};

}  // namespace

ResolvedUnits::ResolvedUnits(const Article& article, std::span<const Unit> segments,
                             std::span<const Unit> edited)
    : units_(edited) {
  const auto has = [](const Unit& unit) { return unit.opaque_codes; };
  if (std::none_of(edited.begin(), edited.end(), has)) return;
  const markup::Syntax syntax = article::syntax_of(article.kind());
  Codes codes;
  std::unordered_multimap<std::string, const Unit*> by_text;
  std::unordered_map<std::string_view, const Unit*> by_id;
  for (const Unit& segment : segments) {
    codes.find(segment.source, syntax);
    by_text.emplace(codes.without(), &segment);
    if (!segment.id.empty()) by_id.emplace(segment.id, &segment);
  }

  changed_.assign(edited.begin(), edited.end());
  units_ = changed_;
  for (Unit& unit : changed_) {
    if (!unit.opaque_codes) continue;
    std::vector<const Unit*> segments_like_it;
    if (const auto own = by_id.find(unit.id); own != by_id.end()) {
      segments_like_it.push_back(own->second);
    }
    const auto [first, last] = by_text.equal_range(without_placeholders(unit.source));
    for (auto at = first; at != last; ++at) segments_like_it.push_back(at->second);
    for (const Unit* const segment : segments_like_it) {
      codes.find(segment->source, syntax);
      const auto source = codes.resolve(unit.source);
      if (!source || source_key(*source) != source_key(segment->source)) continue;
      auto target = codes.resolve(unit.target);
      if (!target) continue;
      unit.source = segment->source;
      unit.target = texts_.emplace_back(std::move(*target));
      unit.opaque_codes = false;
      break;
    }
  }
}

}  // namespace locseg::merge
