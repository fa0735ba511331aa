#include "align/anchors.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "markup/codes.h"
#include "text/character.h"
#include "text/fold.h"

namespace locseg::align {
namespace {

constexpr std::size_t kLongEnough = 12;

void read_code(std::string_view code, AnchorFacts& facts) {
  std::string whole;
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    const std::string_view line = base::trim_ascii_space(code.substr(at, end - at));
    if (!line.empty()) {
      facts.lines.push_back(short_hash_of(line));
      whole += line;
      whole += '\n';
    }
    at = end + 1;
  }
  std::sort(facts.lines.begin(), facts.lines.end());
  facts.hash = short_hash_of(whole);
  facts.long_enough = whole.size() > kLongEnough;
}

// The path of the first image, and its last part.
void read_image(std::string_view text, AnchorFacts& facts) {
  std::string_view path;
  for (const markup::Code& code : markup::find_codes(text, markup::Syntax::kMarkdown).codes) {
    if (code.kind != markup::CodeKind::kImage) continue;
    path = code.value.of(text);
    break;
  }
  if (path.empty()) path = text;
  facts.hash = short_hash_of(path);
  facts.name = short_hash_of(path.substr(path.rfind('/') + 1));
  facts.long_enough = true;
}

}  // namespace

std::string slug_of_text(std::string_view text) {
  std::string scratch;
  std::string slug;
  const std::string_view lower = text::fold_case(text, scratch);
  for (std::size_t at = 0; at < lower.size();) {
    const base::CodePoint point = base::code_point_at(lower, at);
    const bool kept = text::is_letter(point.value) || text::is_mark(point.value) ||
                      text::digit_value(point.value) >= 0 || point.value == '_' ||
                      point.value == '-';
    if (kept) slug += lower.substr(at, point.size);
    if (text::is_space(point.value)) slug += '-';
    at += point.size;
  }
  return slug;
}

std::vector<AnchorFacts> anchor_facts(const Side& side, bool made_slugs) {
  std::vector<AnchorFacts> all(side.blocks.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Block& block = side.blocks[i];
    AnchorFacts& facts = all[i];
    if (block.kind == BlockKind::kCode) {
      read_code(block.span.of(side.bytes), facts);
    } else if (block.kind == BlockKind::kImage) {
      read_image(block.span.of(side.bytes), facts);
    } else if (!is_text(block.kind)) {
      if (block.kind != BlockKind::kFrontMatter)
        facts.hash = short_hash_of(block.span.of(side.bytes));
    } else if (!block.slug.empty()) {
      facts.hash = short_hash_of(block.slug.of(side.bytes));
      facts.long_enough = true;
    } else if (block.kind == BlockKind::kHeading && made_slugs) {
      const SideText& text = side.texts[static_cast<std::size_t>(side.text_of[i])];
      std::string shown;
      for (const char c : text.text.masked) shown += is_mask(c) ? '\x03' : c;
      // Code is part of the name that is made from it.
      for (std::size_t at = 0; at < shown.size(); ++at) {
        if (text.text.masked[at] == kCodeMark && text.text.plain[at] != '`') {
          shown[at] = text.text.plain[at];
        }
      }
      facts.hash = short_hash_of(slug_of_text(shown));
      facts.long_enough = true;
    }
  }
  return all;
}

double anchor_cost(const AnchorFacts& a, const AnchorFacts& b, BlockKind kind) {
  if (a.hash == b.hash && a.hash != 0) return a.long_enough ? -4 : -1;
  if (kind == BlockKind::kCode) {
    std::vector<std::uint64_t> common;
    std::set_intersection(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                          std::back_inserter(common));
    const auto most =
        static_cast<double>(std::max({a.lines.size(), b.lines.size(), std::size_t{1}}));
    return 1 - 4 * static_cast<double>(common.size()) / most;
  }
  if (kind == BlockKind::kImage) return a.name == b.name ? -1 : 1.5;
  return 0.5;
}

}  // namespace locseg::align
