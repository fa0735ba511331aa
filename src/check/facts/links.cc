#include "check/facts/links.h"

#include <algorithm>
#include <set>
#include <string>

#include "check/facts/addresses.h"
#include "check/facts/prose_words.h"

namespace locseg::check {
namespace {

// The value of `href` in a tag as it is written; empty if absent.
std::string_view href_of(std::string_view tag) {
  std::size_t at = tag.find("href");
  if (at == std::string_view::npos) return {};
  at = tag.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = tag.find(tag[at], at + 1);
  return end == std::string_view::npos ? std::string_view() : tag.substr(at + 1, end - at - 1);
}

// Where the link leads that the code is; empty if it is none.
std::string_view target_of(const Side& side, const markup::Code& code) {
  if (code.kind == markup::CodeKind::kLink || code.kind == markup::CodeKind::kAutolink) {
    return side.text(code.value);
  }
  const bool is_anchor = code.kind == markup::CodeKind::kTag && side.text(code.value) == "a";
  return is_anchor ? href_of(side.text(code.open)) : std::string_view();
}

}  // namespace

std::size_t count_links(Side& side) {
  return static_cast<std::size_t>(std::ranges::count_if(
      side.codes().codes,
      [&](const markup::Code& code) { return !target_of(side, code).empty(); }));
}

std::vector<Value> links_of(Side& side) {
  std::vector<Value> links;
  for (const markup::Code& code : side.codes().codes) {
    const std::string_view target = target_of(side, code);
    if (!target.empty()) links.push_back({address_key(target), code.whole()});
  }
  return links;
}

bool is_empty_link(Side& side, const markup::Code& code) {
  return code.kind == markup::CodeKind::kLink && is_blank(side.text(code.inside()));
}

std::vector<Span> lost_link_texts(SegmentFacts& facts) {
  std::set<std::string> emptied;
  for (const markup::Code& code : facts.target().codes().codes) {
    if (!is_empty_link(facts.target(), code)) continue;
    emptied.insert(address_key(facts.target().text(code.value)));
  }
  std::vector<Span> texts;
  if (emptied.empty()) return texts;
  for (const markup::Code& code : facts.source().codes().codes) {
    if (code.kind == markup::CodeKind::kLink && !is_empty_link(facts.source(), code) &&
        emptied.contains(address_key(facts.source().text(code.value)))) {
      texts.push_back(code.inside());
    }
  }
  return texts;
}

bool stands_plainly(Side& side, const Value& link) {
  std::string text(side.text());
  const std::string& key = link.key;
  return !key.empty() && text.find(key) != std::string::npos;
}

}  // namespace locseg::check
