#include "align/hidden_units.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "article/front_matter.h"
#include "base/ascii.h"
#include "locseg/identity.h"

namespace locseg::align {
namespace {

// Keys of front matter that readers see, whatever generates the site.
constexpr std::string_view kFrontMatterKeys[] = {"title", "description"};

void add_front_matter(const Side& side, ArticleKind kind, std::vector<HiddenUnit>& out) {
  if (kind != ArticleKind::kMarkdown) return;
  const article::FrontMatterPlace place = article::front_matter_place(side.bytes);
  for (const article::YamlScalar& scalar : article::front_matter_scalars(side.bytes, place)) {
    if (scalar.indent != 0 || scalar.value.empty()) continue;
    const std::string_view key = scalar.key.of(side.bytes);
    if (std::find(std::begin(kFrontMatterKeys), std::end(kFrontMatterKeys), key) ==
        std::end(kFrontMatterKeys)) {
      continue;
    }
    out.push_back({scalar.value, article::yaml_value(side.bytes, scalar), short_hash_of(key)});
  }
}

// Adds [begin, end) of the block `text`, which starts at `origin`, unless it is blank.
struct Texts {
  std::string_view text;
  std::uint64_t origin = 0;
  std::vector<HiddenUnit>& out;

  void add(std::size_t begin, std::size_t end, std::string_view path, std::string_view part) const {
    while (begin < end && base::is_ascii_space(text[begin])) ++begin;
    while (begin < end && base::is_ascii_space(text[end - 1])) --end;
    if (begin == end) return;
    std::string name(path);
    name += '\n';
    name += part;
    out.push_back({{origin + begin, origin + end},
                   std::string(text.substr(begin, end - begin)),
                   short_hash_of(name)});
  }

  // The title in `](path "title")`.
  void add_title(const markup::Code& code) const {
    const std::string_view mark = code.close.of(text);
    if (mark.size() < 5 || !mark.ends_with(')')) return;
    std::size_t end = mark.size() - 1;
    while (end > 0 && base::is_ascii_space(mark[end - 1])) --end;
    if (end == 0 || (mark[end - 1] != '"' && mark[end - 1] != '\'')) return;
    const std::size_t begin = mark.rfind(mark[end - 1], end - 2);
    if (begin == std::string_view::npos || !base::is_ascii_space(mark[begin - 1])) return;
    add(code.close.begin + begin + 1, code.close.begin + end - 1, code.value.of(text), "title");
  }

  // The value of the attribute `name` of the tag or directive `whole`.
  void add_attribute(Span whole, std::string_view name, std::string_view path) const {
    const std::string_view tag = whole.of(text);
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
      const std::size_t value = at + name.size() + 2;
      if (at == 0 || !base::is_ascii_space(tag[at - 1])) continue;
      if (tag.substr(at + name.size(), 2) != "=\"") continue;
      const std::size_t end = tag.find('"', value);
      if (end != std::string_view::npos) add(whole.begin + value, whole.begin + end, path, name);
      return;
    }
  }
};

std::string_view attribute_of(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + name.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

void add_codes(const markup::Codes& codes, const Texts& texts) {
  for (const markup::Code& code : codes.codes) {
    if (code.kind == markup::CodeKind::kImage) {
      texts.add(code.inside().begin, code.inside().end, code.value.of(texts.text), "alt");
      texts.add_title(code);
    } else if (code.kind == markup::CodeKind::kLink) {
      texts.add_title(code);
    } else if (code.kind == markup::CodeKind::kTag && code.value.of(texts.text) == "img") {
      texts.add_attribute(code.open, "alt", attribute_of(code.open.of(texts.text), "src=\""));
    }
  }
}

// Whether nothing but a line break is between two blocks, so that they are of one paragraph.
bool is_one_paragraph(std::string_view bytes, const Block& a, const Block& b) {
  const std::string_view between = Span{a.span.end, b.span.begin}.of(bytes);
  return std::count(between.begin(), between.end(), '\n') <= 1;
}

// Whether the picture `at` of the blocks is in a paragraph that has text, too.
bool is_beside_text(const Side& side, std::size_t at) {
  const auto is_text_line = [&](const Block& block) {
    return block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem;
  };
  const auto& blocks = side.blocks;
  for (std::size_t i = at; i > 0 && is_one_paragraph(side.bytes, blocks[i - 1], blocks[i]); --i) {
    if (is_text_line(blocks[i - 1])) return true;
    if (blocks[i - 1].kind != BlockKind::kImage) break;
  }
  for (std::size_t i = at + 1;
       i < blocks.size() && is_one_paragraph(side.bytes, blocks[i - 1], blocks[i]); ++i) {
    if (is_text_line(blocks[i])) return true;
    if (blocks[i].kind != BlockKind::kImage) break;
  }
  return false;
}

// Adds the picture that the block `at` is, if side-by-side articles have it as a unit.
bool add_picture(const Side& side, std::size_t at, const markup::Codes& codes,
                 std::vector<HiddenUnit>& out) {
  const Span span = side.blocks[at].span;
  const std::string_view text = span.of(side.bytes);
  const markup::Code* picture = nullptr;
  bool linked = false;
  for (const markup::Code& code : codes.codes) {
    if (code.kind == markup::CodeKind::kLink) linked = true;
    if (code.kind != markup::CodeKind::kImage) continue;
    if (picture != nullptr) return false;  // a row of them
    picture = &code;
  }
  if (picture == nullptr || text.find('\n') != std::string_view::npos) return false;
  const bool titled = picture->close.of(text).find('"') != std::string_view::npos;
  if (!linked && !titled && !is_beside_text(side, at)) return false;
  HiddenUnit unit{span, std::string(text), 0, true};
  unit.name = short_hash_of(std::string(picture->value.of(text)) + "\npicture");
  out.push_back(std::move(unit));
  return true;
}

}  // namespace

std::vector<HiddenUnit> hidden_units(const Side& side, ArticleKind kind, Pictures pictures) {
  std::vector<HiddenUnit> units;
  add_front_matter(side, kind, units);
  for (std::size_t i = 0; i < side.blocks.size(); ++i) {
    const Block& block = side.blocks[i];
    if (side.text_of[i] >= 0) {
      const BlockText& text = side.texts[static_cast<std::size_t>(side.text_of[i])].text;
      add_codes(text.codes, {text.plain, block.span.begin, units});
    } else if (block.kind == BlockKind::kImage || block.kind == BlockKind::kTag) {
      const std::string_view text = block.span.of(side.bytes);
      const markup::Codes codes = markup::find_codes(text, markup::Syntax::kMarkdown);
      if (pictures == Pictures::kUnits && add_picture(side, i, codes, units)) continue;
      add_codes(codes, {text, block.span.begin, units});
    } else if (block.kind == BlockKind::kDirective) {
      const std::string_view text = block.span.of(side.bytes);
      const Texts texts{text, block.span.begin, units};
      texts.add_attribute({0, text.size()}, "alt-text", attribute_of(text, "source=\""));
    }
  }
  std::stable_sort(units.begin(), units.end(), [](const HiddenUnit& a, const HiddenUnit& b) {
    return a.span.begin < b.span.begin;
  });
  return units;
}

std::vector<std::int32_t> pair_hidden(const std::vector<HiddenUnit>& source,
                                      const std::vector<HiddenUnit>& target) {
  std::unordered_map<std::uint64_t, std::deque<std::int32_t>> by_name;
  for (std::size_t i = 0; i < source.size(); ++i) {
    by_name[source[i].name].push_back(static_cast<std::int32_t>(i));
  }
  std::vector<std::int32_t> pairs;
  for (const HiddenUnit& unit : target) {
    std::deque<std::int32_t>& waiting = by_name[unit.name];
    pairs.push_back(waiting.empty() ? -1 : waiting.front());
    if (!waiting.empty()) waiting.pop_front();
  }
  return pairs;
}

}  // namespace locseg::align
