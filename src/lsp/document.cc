// An article is parsed again after each change, which costs little beside its rules; what those
// found is remembered segment by segment.
#include "lsp/document.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/each_unit.h"
#include "check/engine/lone_article.h"
#include "check/engine/repair.h"
#include "check/engine/unit_repair.h"
#include "locseg/tree.h"
#include "lsp/line_edits.h"
#include "tree/article_reading.h"

namespace locseg::lsp {
namespace {

DocumentSegment segment_of(const Article& article, const Segment& segment) {
  return {std::string(article.id(segment)), article.source(segment), article.target(segment),
          segment.target};
}

// The first unit that is wanted. What is behind damage is not found.
std::optional<DocumentSegment> find_unit(const PlacedUnits& units,
                                         const std::function<bool(const Unit& unit)>& wanted) {
  std::optional<DocumentSegment> found;
  base::EachUnit finder(
      [&](const Unit& unit) -> Result<void> {
        if (found || unit.origin == nullptr || !wanted(unit)) return {};
        found = DocumentSegment{std::string(unit.id), std::string(unit.source),
                                std::string(unit.target), unit.origin->target};
        if (found->target_span.empty()) found->target_span = unit.origin->record;
        return {};
      },
      true);
  static_cast<void>(units.read(finder));
  return found;
}

}  // namespace

void Document::replace(Span span, std::string_view text) {
  text_.replace(span, text);
  is_parsed_ = false;
  is_checked_ = false;
}

void Document::move_to(DocumentOrigin origin) {
  origin_ = std::move(origin);
  source_.reset();
  source_stamp_.reset();
  is_parsed_ = false;
  is_checked_ = false;
}

void Document::look_at_source(const std::string* open) {
  if (origin_.reading.source_path.empty()) return;
  if (open != nullptr) {
    source_stamp_.reset();
    if (source_ == *open) return;
    source_ = *open;
  } else {
    // Taken before the bytes are: a file that is written meanwhile is read again.
    const base::FileStamp stamp = base::stamp_of(origin_.reading.source_path);
    if (source_stamp_ == stamp) return;
    source_stamp_ = stamp;
    // Without a source that can be read the article is an orphan, and its sentences are no
    // segments.
    source_ = tree::read_source(origin_.reading).value_or(std::nullopt);
  }
  is_parsed_ = false;
  is_checked_ = false;
}

void Document::forget() {
  records_ = {};
  findings_.clear();  // they may name rules of a checker that is gone
  is_checked_ = false;
}

const Article& Document::article() {
  if (!is_parsed_) {
    const std::string& bytes = text_.bytes();
    tree::read_as(origin_.reading, article_kind(origin_.path, bytes), bytes, source_, article_);
    is_parsed_ = true;
  }
  return article_;
}

ExchangeBytes Document::exchange_bytes() const {
  return {{origin_.path, PathKind::kExchangeFile, origin_.format},
          origin_.name,
          PlacedUnits::of(*origin_.format, origin_.path, text_.bytes())};
}

void Document::check(const Checker& checker) {
  if (is_checked_) return;
  is_checked_ = true;
  failure_.reset();
  if (origin_.format == nullptr) {
    check_article(checker);
  } else {
    check_units(checker);
  }
}

void Document::check_article(const Checker& checker) {
  check::LoneCheck found = check::check_alone(
      checker.engine(),
      {.article = &article(), .name = origin_.name, .path = origin_.path, .records = &records_});
  findings_ = std::move(found.findings);
  source_lang_ = std::move(found.source_lang);
  target_lang_ = std::move(found.target_lang);
}

void Document::check_units(const Checker& checker) {
  findings_.clear();
  const ExchangeBytes bytes = exchange_bytes();
  auto found = check::check_alone(checker.engine(), origin_.name,
                                  [&](const check::UnitTake& take) { return bytes.open(take); });
  if (!found) {
    failure_ = std::move(found.error());
    return;
  }
  findings_ = std::move(found->findings);
  source_lang_ = std::move(found->source_lang);
  target_lang_ = std::move(found->target_lang);
}

std::optional<DocumentSegment> Document::segment_at(std::uint64_t offset) {
  const auto holds = [&](Span span) { return span.begin <= offset && offset <= span.end; };
  if (origin_.format != nullptr) {
    return find_unit(exchange_bytes().units(),
                     [&](const Unit& unit) { return holds(unit.origin->record); });
  }
  for (const Segment& segment : article().segments()) {
    if (holds(segment.whole) || (article().has_own_sources() && holds(segment.source))) {
      return segment_of(article(), segment);
    }
  }
  return std::nullopt;
}

std::optional<DocumentSegment> Document::segment_with(std::string_view id) {
  if (origin_.format != nullptr) {
    return find_unit(exchange_bytes().units(), [&](const Unit& unit) { return unit.id == id; });
  }
  for (const Segment& segment : article().segments()) {
    if (article().id(segment) == id) return segment_of(article(), segment);
  }
  return std::nullopt;
}

std::vector<Edit> Document::repairs(const Checker& checker) const {
  constexpr bool kUnsafe = false;
  if (origin_.format != nullptr) {
    const ExchangeBytes bytes = exchange_bytes();
    const auto repaired = check::repair_units(checker.engine(), kUnsafe, bytes);
    if (!repaired || !repaired->after) return {};
    return line_edits(text_.bytes(), repaired->after->bytes());
  }
  TreeArticle tree;
  tree.path = origin_.path;
  tree.name = origin_.name;
  tree.bytes = text_.bytes();
  tree.reading = origin_.reading;
  tree.source = source_;
  tree.parse();
  const check::ArticleChecker& engine = checker.engine();
  const check::Repaired repaired =
      check::repair(engine, kUnsafe, engine.check(tree.article, tree.name, tree.path), tree);
  if (repaired.before.empty()) return {};
  return line_edits(text_.bytes(), tree.bytes);
}

}  // namespace locseg::lsp
