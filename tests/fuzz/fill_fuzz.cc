// Any bytes as a job to be filled: what is written reads back with the targets that the filler says
// it put there, and all other units as they were.
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/po/po_writer.h"
#include "exchange/units/filling.h"
#include "exchange/xliff/xliff.h"
#include "locseg/span.h"
#include "unit_reader.h"

namespace {

using namespace locseg;
using fuzz::require;

struct Read {
  std::string source;
  std::string target;
  bool is_filled = false;
};

class Collector final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    for (const Unit& unit : group.units) {
      units.push_back({std::string(unit.source), std::string(unit.target)});
    }
    return {};
  }
  std::vector<Read> units;
};

// By its length a source gets itself, itself with a code more or less, or another text.
class Echo final : public FillSource {
 public:
  Result<std::vector<Filling>> fill(const UnitGroup& group,
                                    const std::vector<bool>& /*open*/) override {
    std::vector<Filling> fillings(group.units.size());
    for (std::size_t i = 0; i < fillings.size(); ++i) fill(group.units[i], fillings[i]);
    return fillings;
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    require(fillings.size() == group.units.size());
    for (std::size_t i = 0; i < fillings.size(); ++i) {
      const Unit& unit = group.units[i];
      const bool is_filled = fillings[i].outcome == FillOutcome::kFilled;
      require((fillings[i].outcome == FillOutcome::kRefused) != fillings[i].reason.empty());
      units.push_back({std::string(unit.source),
                       is_filled ? fillings[i].target : std::string(unit.target), is_filled});
    }
  }

  std::vector<Read> units;  // as the file has them after it

 private:
  static void fill(const Unit& unit, Filling& filling) {
    const std::string source(unit.source);
    filling.outcome = FillOutcome::kFilled;
    filling.match = {.score = 100, .kind = MatchKind::kExact, .source = source, .target = source};
    switch (source.size() % 5) {
      case 0:
        filling.match.target = "**" + source + "** {0}";
        break;
      case 1:
        filling.match = {.score = 80,
                         .kind = MatchKind::kFuzzy,
                         .source = "Hold **the** `key` {0} & <b>wait</b>.",
                         .target = "{0} <b>warten</b>, `key` **halten** & los.",
                         .article = "a\"<b.md"};
        break;
      case 2:
        filling.match.target = source.substr(source.size() / 2);
        break;
      case 3:
        filling.match.source += " 7";
        filling.match.kind = MatchKind::kFuzzy;
        break;
      default:
        break;
    }
    filling.target = filling.match.target;
  }
};

std::vector<Read> read(const UnitReader& reader, std::string_view bytes) {
  Collector units;
  MemoryBytes chunks(bytes);
  require(reader.read_untranslated(chunks, "out", units).has_value());
  return std::move(units.units);
}

// An entry of PO with plural forms is two units until it is filled, then one for each form.
std::vector<std::string> sources_without_forms(const std::vector<Read>& units) {
  std::vector<std::string> sources;
  for (const Read& unit : units) {
    if (sources.empty() || sources.back() != unit.source) sources.push_back(unit.source);
  }
  return sources;
}

// `shows_drafts`: the reader gives what has to be reviewed, too.
void check(const UnitFiller& filler, const UnitReader& reader, bool shows_drafts,
           std::string_view bytes) {
  Echo echo;
  const auto edits = filler.fill(bytes, "in", echo);
  if (!edits) return;
  const auto filled = apply_edits(bytes, *edits);
  require(filled.has_value());
  const std::vector<Read> now = read(reader, *filled);
  if (bytes.find("msgid_plural") != std::string_view::npos) {
    require(sources_without_forms(now) == sources_without_forms(echo.units));
    return;
  }
  require(now.size() == echo.units.size());
  for (std::size_t i = 0; i < now.size(); ++i) {
    require(now[i].source == echo.units[i].source);
    const bool is_hidden = !shows_drafts && echo.units[i].is_filled && now[i].target.empty();
    require(now[i].target == echo.units[i].target || is_hidden);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(exchange::xliff_filler(), exchange::xliff_reader(), true, bytes);
  check(exchange::po_filler(), exchange::po_reader(), false, bytes);
  return 0;
}
