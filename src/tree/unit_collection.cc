#include "tree/unit_collection.h"

#include <algorithm>
#include <utility>

#include "base/normal_path.h"
#include "base/unit_copies.h"

namespace locseg {

struct UnitCollection::Entry {
  ArticleInfo info;
  std::string_view key;  // what `names()` calls it
  std::vector<Unit> units;
};

UnitCollection::UnitCollection(std::string place, ArticleNames written, std::string below)
    : place_(std::move(place)),
      written_(std::move(written)),
      below_(std::move(below)),
      texts_(std::make_unique<base::Arena>()) {}
UnitCollection::~UnitCollection() = default;

Result<void> UnitCollection::begin_article(const ArticleInfo& info) {
  entries_.push_back(std::make_unique<Entry>());
  entries_.back()->info = base::copy_of(info, *texts_);
  return {};
}

Result<void> UnitCollection::units(std::span<const Unit> units) {
  std::vector<Unit>& to = entries_.back()->units;
  for (const Unit& unit : units) to.push_back(base::copy_of(unit, *texts_));
  return {};
}

Result<void> UnitCollection::end_article() {
  entries_.back()->units.shrink_to_fit();
  return {};
}

Result<void> UnitCollection::finish() {
  const std::string folder = base::as_folder(below_);
  for (auto& entry : entries_) {
    std::string_view& path = entry->info.path;
    if (std::string name = written_.of_written(path); name != path) path = texts_->keep(name);
    entry->key = path;
    if (path.size() > folder.size() && path.starts_with(folder)) {
      entry->key.remove_prefix(folder.size());
    }
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const auto& a, const auto& b) { return a->key < b->key; });
  std::vector<std::unique_ptr<Entry>> joined;
  for (auto& entry : entries_) {
    if (!joined.empty() && joined.back()->key == entry->key) {
      auto& units = joined.back()->units;
      units.insert(units.end(), entry->units.begin(), entry->units.end());
    } else {
      joined.push_back(std::move(entry));
    }
  }
  entries_ = std::move(joined);
  names_.clear();
  for (const auto& entry : entries_) names_.emplace_back(entry->key);
  return {};
}

std::string UnitCollection::article_name(std::size_t index) const {
  return std::string(entries_[index]->info.path);
}

std::string UnitCollection::place(std::size_t index) const {
  return names_[index].empty() ? place_ : names_[index];
}

Result<void> UnitCollection::read(std::size_t index, SourcedArticle& into) const {
  into.bytes.clear();
  into.group = {entries_[index]->info, entries_[index]->units};
  return {};
}

}  // namespace locseg
