// Copies units and folds the equal ones: linear probing over 64-bit XXH3, the bytes decide.
#include "store/layout/batch.h"

#include <algorithm>

#include "locseg/identity.h"
#include "store/layout/unit_state.h"

namespace locseg::store {
namespace {

// The finalizer of MurmurHash3 over both numbers; for tables in memory only.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t with) {
  hash ^= with * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 33;
  hash *= 0xFF51AFD7ED558CCDULL;
  return hash ^ (hash >> 33);
}

std::uint64_t unit_hash_of(std::uint32_t source, std::uint32_t lang, std::string_view target) {
  return mixed(short_hash_of(target), (std::uint64_t{source} << 32) | lang);
}

}  // namespace

std::uint32_t source_hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(short_hash_of(text));
}

std::uint32_t HashTable::candidate(std::uint64_t hash, std::size_t& probe) const {
  if (slots_.empty()) return kNone;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  for (;;) {
    const Slot& slot = slots_[(hash + probe++) & (slots_.size() - 1)];
    if (slot.number == kNone || slot.tag == tag) return slot.number;
  }
}

void HashTable::place(const Slot& slot) {
  std::size_t at = slot.low & (slots_.size() - 1);
  while (slots_[at].number != kNone) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
}

void HashTable::add(std::uint64_t hash, std::uint32_t number) {
  if ((count_ + 1) * 4 > slots_.size() * 3) {
    std::vector<Slot> old(slots_.empty() ? 1024 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != kNone) place(slot);
    }
  }
  place({static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32), number});
  ++count_;
}

void HashTable::clear() {
  slots_.assign(slots_.size(), Slot{});
  count_ = 0;
}

std::uint32_t Batch::language(std::string_view tag) {
  if (const auto at = by_tag_.find(tag); at != by_tag_.end()) return at->second;
  const auto number = static_cast<std::uint32_t>(languages_.size());
  languages_.push_back(arena_.keep(tag));
  by_tag_.emplace(languages_.back(), number);
  return number;
}

std::uint32_t Batch::source(std::string_view text, std::uint32_t lang) {
  const std::uint64_t text_hash = short_hash_of(text);
  const std::uint64_t hash = mixed(text_hash, lang);
  std::uint32_t found = 0;
  for (std::size_t probe = 0; (found = source_table_.candidate(hash, probe)) != HashTable::kNone;) {
    if (sources_[found].lang == lang && sources_[found].text == text) return found;
  }
  found = static_cast<std::uint32_t>(sources_.size());
  sources_.push_back({arena_.keep(text), lang, static_cast<std::uint32_t>(text_hash)});
  source_table_.add(hash, found);
  return found;
}

std::uint32_t Batch::find_unit(std::uint64_t hash, const Unit& unit) const {
  std::uint32_t found = 0;
  for (std::size_t probe = 0; (found = unit_table_.candidate(hash, probe)) != HashTable::kNone;) {
    const Unit& other = units_[found];
    if (unit.source == other.source && unit.lang == other.lang && unit.state == other.state &&
        unit.target == other.target) {
      break;
    }
  }
  return found;
}

std::uint32_t Batch::find_unit(std::uint32_t source, std::uint32_t lang, std::string_view target,
                               std::int64_t state) const {
  return find_unit(unit_hash_of(source, lang, target), {target, source, lang, state});
}

std::uint32_t Batch::unit(Unit unit) {
  const std::uint64_t hash = unit_hash_of(unit.source, unit.lang, unit.target);
  std::uint32_t found = find_unit(hash, unit);
  if (found == HashTable::kNone) {
    found = static_cast<std::uint32_t>(units_.size());
    unit.target = arena_.keep(unit.target);
    units_.push_back(unit);
    unit_table_.add(hash, found);
  }
  return found;
}

std::size_t Batch::KeyHash::operator()(const ArticleKey& key) const {
  return mixed(short_hash_of(key.path),
               mixed(short_hash_of(key.source_lang), short_hash_of(key.target_lang)));
}

bool Batch::KeyEqual::operator()(const ArticleKey& a, const ArticleKey& b) const {
  return a.path == b.path && a.source_lang == b.source_lang && a.target_lang == b.target_lang;
}

void Batch::add(Article article) {
  const ArticleKey key{article.info.path, article.info.source_lang, article.info.target_lang};
  const auto [last, fresh] = last_.try_emplace(key, articles_.size());
  if (!fresh) {
    article.before = last->second;
    last->second = articles_.size();
  }
  if (!article.appended) {
    for (std::size_t i = article.before; i != kNone && !articles_[i].superseded;
         i = articles_[i].before) {
      articles_[i].superseded = true;
    }
  }
  articles_.push_back(article);
}

void Batch::begin_article(const ArticleInfo& info, bool appended) {
  open_ = true;
  part_.info = info;
  begin_part(appended);
}

void Batch::begin_part(bool appended) {
  part_.source_lang = language(part_.info.source_lang);
  part_.target_lang = language(part_.info.target_lang);
  part_.first = occurrences_.size();
  part_.appended = appended;
  places_.clear();
  encoder_.begin();
}

void Batch::add(std::span<const locseg::Unit> units) {
  while (!units.empty()) {
    if (occurrences_.size() - part_.first == part_segments_) {
      end_part();
      begin_part(true);
    }
    const std::size_t room = part_segments_ - (occurrences_.size() - part_.first);
    const std::span<const locseg::Unit> fitting = units.first(std::min(room, units.size()));
    for (const locseg::Unit& each : fitting) {
      encoder_.add(each, places_);
      occurrences_.push_back(unit({each.target, source(each.source, part_.source_lang),
                                   part_.target_lang, stored_state(each.state)}));
    }
    units = units.subspan(fitting.size());
  }
}

void Batch::change_provenance(const ArticleInfo& info) {
  const bool begun = part_.appended || occurrences_.size() != part_.first;
  if (begun) end_part();
  part_.info = info;
  begin_part(begun);
}

void Batch::end_article() {
  end_part();
  open_ = false;
}

void Batch::cut_article() {
  if (open_) end_part();
}

// Nothing if the article had units before and none came.
void Batch::end_part() {
  Article article = part_;
  article.count = occurrences_.size() - part_.first;
  if (article.appended && article.count == 0) return;
  const ArticleInfo& info = part_.info;
  article.info = {.path = arena_.keep(info.path),
                  .source_lang = languages_[article.source_lang],
                  .target_lang = languages_[article.target_lang],
                  .translation_type = arena_.keep(info.translation_type),
                  .source_commit = arena_.keep(info.source_commit),
                  .handoff = arena_.keep(info.handoff),
                  .content = info.content};
  article.id_prefix = arena_.keep(encoder_.prefix());
  article.places = arena_.keep(places_);
  add(article);
}

void Batch::remove(const ArticleKey& key) {
  Article article;
  article.source_lang = language(key.source_lang);
  article.target_lang = language(key.target_lang);
  article.info.path = arena_.keep(key.path);
  article.info.source_lang = languages_[article.source_lang];
  article.info.target_lang = languages_[article.target_lang];
  article.removed = true;
  add(article);
}

void Batch::clear() {
  arena_.clear();
  languages_.clear();
  by_tag_.clear();
  sources_.clear();
  units_.clear();
  occurrences_.clear();
  articles_.clear();
  last_.clear();
  source_table_.clear();
  unit_table_.clear();
  if (open_) begin_part(true);
}

void Batch::mark_wanted() {
  for (const Article& article : articles_) {
    if (article.superseded) continue;
    for (const std::uint32_t unit : units_of(article)) {
      units_[unit].wanted = true;
      sources_[units_[unit].source].wanted = true;
    }
  }
}

}  // namespace locseg::store
