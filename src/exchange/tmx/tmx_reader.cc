#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/try.h"
#include "exchange/tmx/tmx_writer.h"
#include "exchange/units/translation_state.h"
#include "exchange/units/unit_rows.h"
#include "exchange/xml/inline_text.h"
#include "exchange/xml/xml_piece.h"
#include "locseg/identity.h"

namespace locseg::exchange {
namespace {

constexpr std::string_view kTmxRecords[] = {"header", "tu"};
constexpr XmlShape kTmxShape = {"tmx", kTmxRecords};
constexpr std::size_t kMaxOfUnits = std::size_t{64} << 20;  // every target has its source

std::string_view language_of(const pugi::xml_node& tuv) {
  const std::string_view language = tuv.attribute("xml:lang").value();
  return language.empty() ? std::string_view(tuv.attribute("lang").value()) : language;
}

// Articles of each pair of languages, so that those of a `tu` with several do not cut one another's
// short. The sink takes one at a time, so a long one ends where it cannot wait, and begins again.
class LanguageArticles {
 public:
  explicit LanguageArticles(UnitSink& sink) : sink_(sink) {}

  [[nodiscard]] bool wants_origins() const { return sink_.wants_origins(); }

  Result<void> add(const UnitRow& row) {
    std::string key = row.source_lang + '\t' + row.target_lang;
    auto found = articles_.find(key);
    if (found == articles_.end()) {
      if (articles_.size() == kMost) {
        LOCSEG_TRY(finish());
      }
      found = articles_.emplace(std::move(key), RowArticles(sink_)).first;
    }
    LOCSEG_TRY(take_turn(found->second));
    return found->second.add(row);
  }

  Result<void> finish() {
    for (auto& [key, articles] : articles_) {
      LOCSEG_TRY(take_turn(articles));
      LOCSEG_TRY(articles.finish());
    }
    articles_.clear();
    last_ = nullptr;
    return {};
  }

 private:
  Result<void> take_turn(RowArticles& articles) {
    if (last_ != nullptr && last_ != &articles) {
      LOCSEG_TRY(last_->interrupt());
    }
    last_ = &articles;
    return {};
  }

  static constexpr std::size_t kMost = 16;  // each collects some MiB
  UnitSink& sink_;
  std::map<std::string, RowArticles, std::less<>> articles_;
  RowArticles* last_ = nullptr;  // the only one that may have the sink
};

class TmxReading {
 public:
  TmxReading(ByteSource& bytes, std::string_view path, UnitSink& sink)
      : splitter_(bytes, path, kTmxShape), articles_(sink) {}

  Result<void> run() {
    for (;;) {
      const auto more = splitter_.next();
      LOCSEG_TRY(more);
      if (!*more) return articles_.finish();
      const auto record = piece_.parse(splitter_);
      LOCSEG_TRY(record);
      if (splitter_.name() == "header") {
        source_lang_ = record->attribute("srclang").value();
      } else
        LOCSEG_TRY(unit(*record));
    }
  }

 private:
  // The `tuv` of the source; nothing where the `tu` has none.
  pugi::xml_node source_of(const pugi::xml_node& tu, std::string_view wanted) const {
    if (wanted.empty() || same_tag(wanted, "*all*")) return piece_.child(tu, "tuv");
    pugi::xml_node close;
    for (const pugi::xml_node& tuv : tu.children()) {
      if (!piece_.is(tuv, "tuv")) continue;
      const std::string_view language = language_of(tuv);
      if (same_tag(language, wanted)) return tuv;
      if (!close && same_tag(primary_subtag(language), primary_subtag(wanted))) close = tuv;
    }
    return close;
  }

  // Fills what the properties of `node` say.
  void properties(const pugi::xml_node& node, UnitRow& row) const {
    static constexpr std::array<std::pair<std::string_view, std::string UnitRow::*>, 8> kKnown = {
        {{"x-source", &UnitRow::source},
         {"x-article", &UnitRow::article},
         {"x-id", &UnitRow::id},
         {"x-line", &UnitRow::line},
         {"x-recovered", &UnitRow::recovered},
         {"x-translation-type", &UnitRow::translation_type},
         {"x-source-commit", &UnitRow::source_commit},
         {"x-handoff", &UnitRow::handoff}}};
    for (const pugi::xml_node& child : node.children()) {
      if (piece_.is(child, "tuv")) return;
      if (!piece_.is(child, "prop")) continue;
      const std::string_view type = child.attribute("type").value();
      row.state = tmx_state(type, child.child_value()).value_or(row.state);
      for (const auto& [name, member] : kKnown) {
        if (type != name) continue;
        (row.*member).clear();
        read_characters(child, row.*member);
      }
    }
  }

  Result<void> unit(const pugi::xml_node& tu) {
    std::string_view wanted = tu.attribute("srclang").value();
    if (wanted.empty()) wanted = source_lang_;
    const pugi::xml_node source = source_of(tu, wanted);
    for (const pugi::xml_node& tuv : tu.children()) {
      if (!piece_.is(tuv, "tuv")) continue;
      if (language_of(tuv).empty()) {
        return piece_.malformed(splitter_, "the <tuv> has no language, expected xml:lang", tuv);
      }
      if (!piece_.child(tuv, "seg")) {
        return piece_.malformed(splitter_, "the <tuv> has no text, expected <seg>", tuv);
      }
    }
    if (!source) return {};  // nothing to translate from
    source_ = {};
    read_tmx_text(piece_.child(source, "seg"), source_);
    UnitRow row;
    row.source_lang = language_of(source);
    row.source = std::move(source_.text);
    row.opaque_codes = source_.opaque_codes;
    if (articles_.wants_origins()) {
      row.origin.record = splitter_.record_span();
      row.origin.source = piece_.inside(splitter_, piece_.child(source, "seg"));
    }
    properties(tu, row);
    std::size_t bytes = 0;
    const bool is_pair = has_two(tu);
    for (const pugi::xml_node& tuv : tu.children()) {
      if (tuv == source || !piece_.is(tuv, "tuv")) continue;
      if (!is_pair && same_tag(language_of(tuv), language_of(source))) continue;
      bytes += row.bytes();
      if (bytes > kMaxOfUnits) {
        return piece_.malformed(splitter_, "the units of the <tu> are longer than 64 MiB", tuv);
      }
      LOCSEG_TRY(add(row, tuv));
    }
    return {};
  }

  // Two are source and target, even in one language, as where sources are keys; of more, those in
  // the language of the source are other spellings of it.
  bool has_two(const pugi::xml_node& tu) const {
    const auto nodes = tu.children();
    const auto tuvs = std::count_if(nodes.begin(), nodes.end(), [&](const pugi::xml_node& node) {
      return piece_.is(node, "tuv");
    });
    return tuvs == 2;
  }

  // `row` is what the `tu` says of all its targets.
  Result<void> add(UnitRow row, const pugi::xml_node& tuv) {
    row.target_lang = language_of(tuv);
    properties(tuv, row);
    target_ = {};
    read_tmx_text(piece_.child(tuv, "seg"), target_);
    row.target.swap(target_.text);
    if (articles_.wants_origins()) {
      row.origin.target = piece_.inside(splitter_, piece_.child(tuv, "seg"));
    }
    row.opaque_codes = row.opaque_codes || target_.opaque_codes;
    return articles_.add(row);
  }

  XmlSplitter splitter_;
  XmlPiece piece_;
  LanguageArticles articles_;
  std::string source_lang_;  // of the header
  InlineText source_;
  InlineText target_;
};

class TmxReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return TmxReading(bytes, path, sink).run();
  }
};

}  // namespace

const UnitReader& tmx_reader() {
  static const TmxReader reader;
  return reader;
}

}  // namespace locseg::exchange
