#include "markup/inline_codes.h"

#include <algorithm>

#include "base/xml_text.h"
#include "locseg/identity.h"

namespace locseg::markup {
namespace {

bool is_void_tag(std::string_view tag) {
  // https://html.spec.whatwg.org/#void-elements, those that documents hold.
  for (const std::string_view name : {"br", "hr", "img", "wbr", "input", "col", "source"}) {
    if (tag.size() > name.size() + 1 && tag.substr(1).starts_with(name) &&
        std::string_view(" \t\n/>").find(tag[name.size() + 1]) != std::string_view::npos) {
      return true;
    }
  }
  return tag.ends_with("/>");
}

MarkShape shape_of(const Code& code, std::string_view native) {
  if (code.kind != CodeKind::kTag || !native.starts_with('<')) return MarkShape::kSingle;
  if (native.starts_with("</")) return MarkShape::kLoneClose;
  return is_void_tag(native) ? MarkShape::kSingle : MarkShape::kLoneOpen;
}

bool fits_xml(std::string_view text) { return base::find_not_xml(text, 0) == text.size(); }

std::uint64_t hash_of_code(const Code& code, std::string_view text) {
  const Hash128 hash = hash_of(code.open.of(text), code.close.of(text));
  return hash.low + static_cast<std::uint64_t>(code.kind);
}

}  // namespace

// Fills codes_ with what can be marks, and `marks` with those, not numbered yet but by index.
void InlineCodes::scan(std::string_view text, std::vector<Mark>& marks) {
  marks.clear();
  scanner_.scan(text, syntax_, codes_);
  std::erase_if(codes_.codes, [&](const Code& code) {
    return code.whole().empty() || !fits_xml(code.open.of(text)) || !fits_xml(code.close.of(text));
  });
  for (std::uint32_t i = 0; i < codes_.codes.size(); ++i) {
    const Code& code = codes_.codes[i];
    const MarkShape shape = code.paired() ? MarkShape::kOpen : shape_of(code, code.open.of(text));
    marks.push_back({code.open, shape, code.kind, i});
    if (code.paired()) marks.push_back({code.close, MarkShape::kClose, code.kind, i});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
}

std::uint32_t InlineCodes::number_of(const Code& code, std::string_view target,
                                     std::string_view source) {
  const std::uint64_t hash = hash_of_code(code, target);
  const auto first =
      std::lower_bound(known_.begin(), known_.end(), hash,
                       [](const NumberedCode& a, std::uint64_t b) { return a.hash < b; });
  if (first != known_.end() && first->hash == hash) {
    const auto next = first + first->taken;
    if (next < known_.end() && next->hash == hash) {
      const Code& same = source_codes_[next->number - 1];
      if (same.kind == code.kind && same.open.of(source) == code.open.of(target) &&
          same.close.of(source) == code.close.of(target)) {
        ++first->taken;
        return next->number;
      }
    }
  }
  return ++count_;
}

void InlineCodes::find(std::string_view source, std::string_view target, Syntax syntax) {
  syntax_ = syntax;
  scan(source, source_);
  for (Mark& mark : source_) ++mark.number;
  source_codes_.swap(codes_.codes);
  count_ = static_cast<std::uint32_t>(source_codes_.size());
  scan(target, target_);
  if (target_.empty()) return;
  known_.clear();
  for (std::uint32_t i = 0; i < source_codes_.size(); ++i) {
    known_.push_back({hash_of_code(source_codes_[i], source), i + 1, 0});
  }
  std::sort(known_.begin(), known_.end(), [](const NumberedCode& a, const NumberedCode& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.number < b.number;
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(codes_.codes.size());
  for (const Code& code : codes_.codes) numbers.push_back(number_of(code, target, source));
  for (Mark& mark : target_) mark.number = numbers[mark.number];
}

}  // namespace locseg::markup
