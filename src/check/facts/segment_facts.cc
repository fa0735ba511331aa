// What is computed at the first call, and the reset of what is kept.
#include "check/facts/segment_facts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "markup/published.h"

namespace locseg::check {
void Side::reset(std::string_view text) {
  text_ = text;
  classes_ = find_marks(text, marks_);
  known_ = 0;
}

void Side::find_codes() {
  if (has(kEmphasis | kBacktick | kBracket | kAngle | kAmpersand | kPercent | kOtherAscii)) {
    scanner_.scan(text_, syntax_, codes_);
  } else {
    codes_.codes.clear();
    codes_.loose.clear();
  }
}

void Side::mask() {
  is_masked_ = !codes().codes.empty();
  if (!is_masked_) return;
  masked_.assign(text_);
  const auto cover = [&](Span mark) {
    std::fill_n(masked_.begin() + static_cast<std::ptrdiff_t>(mark.begin), mark.size(), kMark);
  };
  for (const markup::Code& code : codes_.codes) {
    cover(code.open);
    cover(code.close);
  }
}

void Side::find_technical() {
  const std::string_view text = masked();
  const bool humps = has_hump() && (!is_masked_ || base::has_hump(text));
  find_technical_words(text, marks_, humps, technical_);
}

void Side::find_digits() {
  digits_.clear();
  const std::string_view text = masked();
  for (std::size_t end = 0;;) {
    const std::size_t begin = base::find_digit(text, end);
    if (begin == text.size()) return;
    end = begin + 1;
    while (end < text.size() && base::is_ascii_digit(text[end])) ++end;
    digits_.push_back({begin, end});
  }
}

std::string_view Side::published() {
  if (first(kPublished)) {
    escapes_ = syntax_ == markup::Syntax::kMarkdown && has(kSlash) && has(kEmphasis) &&
               text_.find("\\*") != std::string_view::npos;
    if (escapes_) {
      published_.clear();
      markup::append_published(text_, markup::Escapes::kUnknown, published_);
    }
  }
  return escapes_ ? std::string_view(published_) : text_;
}

const markup::Codes& Side::published_codes() {
  const std::string_view text = published();
  if (!escapes_) return codes();
  if (first(kPublishedCodes)) scanner_.scan(text, syntax_, published_codes_);
  return published_codes_;
}

const std::vector<text::Script>& SegmentFacts::target_scripts() {
  if (!scripts_known_) target_scripts_ = text::scripts_of_language(context_->target_lang);
  scripts_known_ = true;
  return target_scripts_;
}

bool SegmentFacts::is_right_to_left() {
  return std::ranges::any_of(target_scripts(),
                             [](text::Script it) { return text::is_right_to_left(it); });
}

const Surroundings& SegmentFacts::surroundings() {
  if (!surroundings_) surroundings_ = surroundings_of(place_);
  return *surroundings_;
}

void SegmentFacts::reset(std::string_view source, std::string_view target, const Place& place) {
  place_ = place;
  surroundings_.reset();
  asked_article_ = false;
  source_.reset(source);
  target_.reset(target);
}

}  // namespace locseg::check
