// Units in order with what is said of each, for an import.
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "locseg/unit.h"

namespace locseg::store {

// What an article says of all its units, but its key.
struct Provenance {
  std::string translation_type;
  std::string source_commit;
  std::string handoff;
  Hash128 content;

  explicit Provenance(const ArticleInfo& info)
      : translation_type(info.translation_type),
        source_commit(info.source_commit),
        handoff(info.handoff),
        content(info.content) {}
  friend bool operator==(const Provenance&, const Provenance&) = default;

  // But for the article's bytes, which say nothing of a unit.
  [[nodiscard]] bool says_the_same_as(const Provenance& other) const {
    return translation_type == other.translation_type && source_commit == other.source_commit &&
           handoff == other.handoff;
  }

  void fill_from(const Provenance& other) {
    if (translation_type.empty()) translation_type = other.translation_type;
    if (source_commit.empty()) source_commit = other.source_commit;
    if (handoff.empty()) handoff = other.handoff;
    if (content == Hash128{}) content = other.content;
  }
};

// Units in order, with what is said of each; provenances stay where they are, even when the list
// moves, and texts are kept in an arena that the caller has.
class UnitList {
 public:
  UnitList() = default;
  UnitList(UnitList&&) = default;  // a copy would point into what it was copied from
  UnitList& operator=(UnitList&&) = default;

  struct Entry {
    Unit unit;
    const Provenance* provenance;
  };

  // Of the units that are added next.
  void set_provenance(const ArticleInfo& info) { provenance_ = keep(Provenance(info)); }

  // How many there were; not those whose codes are not known.
  std::size_t add(std::span<const Unit> units, base::Arena& texts) {
    const std::size_t before = entries.size();
    for (const Unit& unit : units) {
      if (unit.opaque_codes) continue;
      entries.push_back({{.id = texts.keep(unit.id),
                          .line = unit.line,
                          .source = texts.keep(unit.source),
                          .target = texts.keep(unit.target),
                          .recovered = unit.recovered,
                          .state = unit.state},
                         provenance_});
    }
    return entries.size() - before;
  }

  const Provenance* keep(Provenance provenance) {
    if (provenances_.empty() || !(provenances_.back() == provenance)) {
      provenances_.push_back(std::move(provenance));
    }
    return &provenances_.back();
  }

  // For a list without units.
  [[nodiscard]] const Provenance& last() const { return provenances_.back(); }

  void forget_content() {
    for (Provenance& provenance : provenances_) provenance.content = {};
  }

  std::vector<Entry> entries;

 private:
  const Provenance* provenance_ = nullptr;
  std::deque<Provenance> provenances_;
};

// Lists the units of one article that the store has.
class StoredUnits final : public UnitSink {
 public:
  // Both must outlive this.
  StoredUnits(UnitList& list, base::Arena& texts) : list_(list), texts_(texts) {}

  Result<void> begin_article(const ArticleInfo& info) override { return change_provenance(info); }
  Result<void> units(std::span<const Unit> units) override {
    list_.add(units, texts_);
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    list_.set_provenance(info);
    return {};
  }
  Result<void> end_article() override { return {}; }

 private:
  UnitList& list_;
  base::Arena& texts_;
};

}  // namespace locseg::store
