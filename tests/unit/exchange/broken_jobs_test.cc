// Files by chance, mostly broken ones: a filler fills what it can read, and what it fills stays a
// file that is read the same but for what was filled.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/po/po_writer.h"
#include "exchange/xliff/xliff.h"
#include "reference/random.h"
#include "unit/exchange/fill_source.h"

namespace locseg::exchange {
namespace broken_jobs_test {

// Fills every unit, with codes that may be the unit's or not.
class Anything final : public FillSource {
 public:
  explicit Anything(reference::Random& random) : random_(random) {}

  Result<std::vector<Filling>> fill(const UnitGroup& group,
                                    const std::vector<bool>& /*open*/) override {
    std::vector<Filling> fillings(group.units.size());
    for (std::size_t i = 0; i < fillings.size(); ++i) {
      Filling& filling = fillings[i];
      const std::string source(group.units[i].source);
      filling.outcome = FillOutcome::kFilled;
      filling.match.score = random_.one_in(2) ? 100 : 80;
      filling.match.kind = filling.match.score == 100 ? MatchKind::kExact : MatchKind::kFuzzy;
      filling.match.source = random_.one_in(2) ? source : "Open **it** [now](a.md)\n";
      filling.match.target = random_.one_in(2) ? "<" + source + "\n&" : "**Auf** [jetzt](a.md)";
      filling.target = filling.match.target;
    }
    return fillings;
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    for (std::size_t i = 0; i < fillings.size(); ++i) {
      const bool is_filled = fillings[i].outcome == FillOutcome::kFilled;
      sources.emplace_back(group.units[i].source);
      targets.emplace_back(is_filled ? std::string_view(fillings[i].target)
                                     : group.units[i].target);
    }
  }

  std::vector<std::string> targets;
  std::vector<std::string> sources;

 private:
  reference::Random& random_;
};

class Units final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    for (const Unit& unit : group.units) {
      sources.emplace_back(unit.source);
      targets.emplace_back(unit.target);
    }
    return {};
  }
  std::vector<std::string> sources;
  std::vector<std::string> targets;
};

struct Kind {
  const UnitReader& reader;
  const UnitFiller& filler;
  std::string_view file;
  std::vector<std::string_view> pieces;
  bool hides_guesses = false;  // a job has none for a fuzzy one
};

void break_at_random(const Kind& kind, std::uint32_t seed) {
  reference::Random random(seed);
  int filled = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(kind.file);
    for (std::uint32_t i = random.below(4); i > 0; --i) {
      const auto size = static_cast<std::uint32_t>(bytes.size());
      const std::size_t at = random.below(size);
      if (random.one_in(3)) {
        bytes.erase(at, random.below(30));
      } else {
        const auto& piece =
            kind.pieces[random.below(static_cast<std::uint32_t>(kind.pieces.size()))];
        bytes.replace(at, random.one_in(2) ? 0 : random.below(20), piece);
      }
    }
    Anything anything(random);
    const auto edits = kind.filler.fill(bytes, "job", anything);
    if (!edits) continue;
    const auto after = apply_edits(bytes, *edits);
    ASSERT_TRUE(after) << bytes;
    Units units;
    MemoryBytes chunks(*after);
    const auto read = kind.reader.read_untranslated(chunks, "filled", units);
    ASSERT_TRUE(read) << to_string(read.error()) << '\n' << bytes << "\n---\n" << *after;
    ASSERT_EQ(units.sources, anything.sources) << bytes << "\n---\n" << *after;
    if (!kind.hides_guesses) {
      ASSERT_EQ(units.targets, anything.targets) << bytes << "\n---\n" << *after;
    }
    filled += edits->empty() ? 0 : 1;
  }
  EXPECT_GT(filled, 100);
}

TEST(BrokenJobs, OfXliffAreFilledOrRefused) {
  // clang-format off
  const std::vector<std::string_view> pieces = {
      "<g id='1'>", "</g>", "<x id='2'/>", "<ph id='3'>`</ph>", "<pc id='9'>", "</pc>",
      "<mrk mtype='seg'>", "<mrk mtype='seg' mid='2'>", "</mrk>", " mid='1'", "<source>",
      "</source>", "<target/>", "<target>", "</target>", "<seg-source/>", " state=''", "**", "&amp;",
      "&", "<!-- <target> -->", "<![CDATA[<b>]]>", "<?p ?>", "]]>", "'", "\"", ">", "<", "\xEF"};
  // clang-format on
  break_at_random(
      {xliff_reader(), xliff_filler(),
       "<xliff version='1.2'><file original='a'><body><group><trans-unit id='1'>"
       "<source>Open <bpt id='1'>**</bpt>it<ept id='1'>**</ept> <g id='2'>now</g></source>"
       "<target state='new'/></trans-unit><trans-unit id='2'><source>a <x id='1'/> "
       "<ph id='2'>%d</ph></source><seg-source><mrk mtype='seg' mid='1'>a <x id='1'/> "
       "<ph id='2'>%d</ph></mrk></seg-source></trans-unit>"
       "<trans-unit id='3'><source>a b</source><seg-source><mrk mtype='seg' mid='1'>a</mrk> <mrk "
       "mtype='seg' mid='2'>b</mrk></seg-source><target><mrk mtype='seg' mid='2'/></target>"
       "</trans-unit></group></body></file></xliff>",
       pieces},
      1);
  break_at_random({xliff_reader(), xliff_filler(),
                   "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1'>"
                   "<originalData><data id='d'>**</data></originalData><segment><source>Open <pc "
                   "id='1' dataRefStart='d' dataRefEnd='d'>it</pc></source></segment><ignorable>"
                   "<source> </source></ignorable><segment state='initial'><source>a <sc id='2'/>b"
                   "<ec startRef='2'/></source><target/></segment></unit></file></xliff>",
                   pieces},
                  2);
}

TEST(BrokenJobs, OfPoAreFilledOrRefused) {
  break_at_random(
      {po_reader(),
       po_filler(),
       "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, c-format\n"
       "#| msgid \"old\"\nmsgctxt \"x\"\nmsgid \"Set %d\\n\"\nmsgstr \"\"\n\nmsgid \"Go\"\n"
       "msgstr \"\"\n\nmsgid \"One\"\nmsgid_plural \"Two\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
       "#~ msgid \"gone\"\n#~ msgstr \"\"\n",
       {"\"", "\\n", "\n", "\r\n", "#, fuzzy\n", "#|", "msgid \"a\"\n", "msgstr \"\"\n",
        "msgctxt \"c\"\n", "#. locseg: target=\n", "\\x41", "domain \"d\"\n", "%s", "\xEF", "# ",
        "[0]"},
       true},
      3);
}

}  // namespace broken_jobs_test
}  // namespace locseg::exchange
