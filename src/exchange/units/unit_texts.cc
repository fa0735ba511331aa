#include "exchange/units/unit_texts.h"

#include "article/syntax.h"
#include "base/utf8.h"
#include "base/xml_text.h"
#include "locseg/article.h"

namespace locseg::exchange {
namespace {

std::string_view valid(std::string_view text, std::string& scratch) {
  if (base::valid_utf8_prefix(text) == text.size()) return text;
  scratch.clear();
  base::append_valid_utf8(scratch, text);
  return scratch;
}

}  // namespace

markup::Syntax syntax_of(const ArticleInfo& info) {
  return article::syntax_of(article_kind(info.path, {}));
}

UnitTexts::UnitTexts(const ArticleInfo& info)
    : valid_utf8_(info.valid_utf8), syntax_(syntax_of(info)) {}

void UnitTexts::read(const Unit& unit) {
  source_ = valid_utf8_ ? unit.source : valid(unit.source, valid_source_);
  target_ = valid_utf8_ ? unit.target : valid(unit.target, valid_target_);
  codes_.find(source_, target_, syntax_);
}

std::string_view earlier_source(const Unit& unit) {
  if (unit.state != TranslationState::kFuzzy || unit.origin == nullptr) return {};
  return unit.origin->earlier_source;
}

void append_valid_xml(std::string& out, std::string_view text) {
  std::string scratch;
  base::append_xml(out, valid(text, scratch));
}

void append_valid_attribute(std::string& out, std::string_view text) {
  std::string scratch;
  base::append_xml_attribute(out, valid(text, scratch));
}

}  // namespace locseg::exchange
