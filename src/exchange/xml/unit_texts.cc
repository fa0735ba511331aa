#include "exchange/xml/unit_texts.h"

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
  return article_kind(info.path, {}) == ArticleKind::kXml ? markup::Syntax::kXml
                                                          : markup::Syntax::kMarkdown;
}

UnitTexts::UnitTexts(const ArticleInfo& info)
    : valid_utf8_(info.valid_utf8), syntax_(syntax_of(info)) {}

void UnitTexts::read(const Unit& unit) {
  source_ = valid_utf8_ ? unit.source : valid(unit.source, valid_source_);
  target_ = valid_utf8_ ? unit.target : valid(unit.target, valid_target_);
  codes_.find(source_, target_, syntax_);
}

void append_valid_xml(std::string& out, std::string_view text) {
  std::string scratch;
  base::append_xml(out, valid(text, scratch));
}

void append_valid_attribute(std::string& out, std::string_view text) {
  std::string scratch;
  base::append_xml_attribute(out, valid(text, scratch));
}

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

std::string basic_day(std::string_view text) {
  if (!is_day(text)) return {};
  std::string day(text);
  std::erase(day, '-');
  return day;
}

}  // namespace locseg::exchange
