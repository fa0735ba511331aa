// What every XML writer does with a unit before it spells it.
#pragma once

#include <string>
#include <string_view>

#include "locseg/unit.h"
#include "markup/inline_codes.h"

namespace locseg::exchange {

/// How the codes of an article's texts are spelled.
[[nodiscard]] markup::Syntax syntax_of(const ArticleInfo& info);

/// The texts of one unit after another of an article, as UTF-8, and their codes.
class UnitTexts {
 public:
  explicit UnitTexts(const ArticleInfo& info);
  /// `unit` must outlive the texts.
  void read(const Unit& unit);
  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] std::string_view target() const { return target_; }
  [[nodiscard]] const markup::InlineCodes& codes() const { return codes_; }

 private:
  bool valid_utf8_;
  markup::Syntax syntax_;
  std::string_view source_;
  std::string_view target_;
  std::string valid_source_;
  std::string valid_target_;
  markup::InlineCodes codes_;
};

/// The source that the fuzzy target of `unit` translates; empty: not known, or the target is not
/// fuzzy.
[[nodiscard]] std::string_view earlier_source(const Unit& unit);

/// `base::append_xml` and `base::append_xml_attribute` of text that need not be UTF-8: U+FFFD for
/// what is none.
void append_valid_xml(std::string& out, std::string_view text);
void append_valid_attribute(std::string& out, std::string_view text);

}  // namespace locseg::exchange
