#include "workflow/exchange_bytes.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/disk.h"
#include "base/try.h"
#include "locseg/identity.h"

namespace locseg {
namespace {

// The language that the exchange files beside `file` name, if they agree; empty if not.
std::string language_beside(const UnitPath& file) {
  constexpr std::size_t kEnough = 8;
  const std::size_t slash = file.path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash + 1);
  const auto entries = base::list_folder(folder.empty() ? "." : folder);
  if (!entries) return {};
  std::string found;
  std::size_t left = kEnough;
  for (const base::FolderEntry& entry : *entries) {
    const UnitPath other = identify_path(folder + entry.name);
    if (entry.kind != base::FileKind::kRegular || other.kind != PathKind::kExchangeFile ||
        other.path == file.path) {
      continue;
    }
    if (left-- == 0) break;
    const auto pairs = languages_in(other);
    if (!pairs) continue;
    for (const LanguagePair& pair : *pairs) {
      if (pair.target.empty()) continue;
      if (!found.empty() && found != pair.target) return {};
      found = pair.target;
    }
  }
  return found;
}

}  // namespace

Result<std::unique_ptr<ExchangeBytes>> ExchangeBytes::read(const UnitPath& file, std::string name) {
  auto units = PlacedUnits::open(*file.format, file.path);
  LOCSEG_TRY(units);
  return std::make_unique<ExchangeBytes>(file, std::move(name), std::move(*units));
}

Result<void> ExchangeBytes::open(const check::UnitTake& take) const {
  check::UnitPlaces places;
  places.name = name_;
  places.text = units_.text();
  places.place_of = [this](Span raw, std::string_view decoded, Span part) {
    return units_.place_of(raw, decoded, part);
  };
  places.edit_of = [this](Span raw, std::string_view decoded, const Edit& edit) {
    return units_.edit_of(raw, decoded, edit);
  };
  places.siblings = [this] { return language_beside(file_); };
  return take(std::move(places), [this](UnitSink& sink) { return units_.read(sink); });
}

Result<std::unique_ptr<check::UnitBytes>> ExchangeBytes::edited(std::span<const Edit> edits) const {
  auto after = units_.edited(edits);
  LOCSEG_TRY(after);
  return std::make_unique<ExchangeBytes>(
      file_, name_, PlacedUnits::of(*file_.format, file_.path, std::move(*after)));
}

}  // namespace locseg
