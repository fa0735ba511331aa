// Pages are updated in parallel, each by the engine of page_update.h.
#include "update/update.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/disk.h"
#include "base/interrupt.h"
#include "base/line_cursor.h"
#include "base/ordered_pipeline.h"
#include "base/printable.h"
#include "base/try.h"
#include "locseg/align.h"
#include "locseg/identity.h"
#include "status/declared_revision.h"
#include "status/page_bases.h"
#include "update/page_job.h"
#include "update/page_update.h"
#include "update/span_page.h"
#include "update/written_sentence.h"

namespace locseg {
namespace {

using status::Page;

update::Marks marks_of(UpdateMark mark, ArticleKind kind) {
  // Values of YAML and JSON have no room for either.
  if (kind != ArticleKind::kMarkdown) return {};
  switch (mark) {
    case UpdateMark::kNone:
      return {};
    case UpdateMark::kComment:
      return {true, "", "<!-- outdated -->", "", "<!-- untranslated -->"};
    case UpdateMark::kAttribute:
      return {true, "<span data-locseg=\"outdated\">", "</span>",
              "<span data-locseg=\"untranslated\">", "</span>"};
  }
  return {};
}

// Pieces of the page `bytes`, in order of place; those of a bilingual page may be in another.
std::vector<PlacedSource> placed(std::vector<const update::Piece*> pieces, std::string_view bytes) {
  std::ranges::stable_sort(pieces, {}, [](const update::Piece* it) { return it->place.begin; });
  base::LineCursor lines(bytes);
  std::vector<PlacedSource> out;
  out.reserve(pieces.size());
  for (const update::Piece* piece : pieces) {
    out.push_back({lines.position_at(piece->place.begin), piece->source_text});
  }
  return out;
}

// Of the ids of a new bilingual page.
std::string prefix_of(const status::PageTexts& texts) {
  return to_hex(hash_of(texts.source, texts.target)).substr(0, 5);
}

// Nothing of the old translation changed, and nothing is asked for.
bool is_as_it_was(const update::PageUpdate& made, std::string_view old) {
  return made.bytes == old && std::ranges::none_of(made.pieces, [](const update::Piece& piece) {
           return is_asked_for(piece.kind);
         });
}

class UpdateRun {
 public:
  UpdateRun(const UpdateOptions& options, std::vector<Page> pages, UnitSink& job)
      : options_(options), pages_(std::move(pages)), bases_(options.status, pages_), job_(job) {
    std::erase_if(pages_, [](const Page& page) {
      return page.source_path.empty() || page.translation_path.empty();
    });
  }

  Result<Updates> run() {
    LOCSEG_TRY(read_old_source());
    updates_.notes = bases_.notes();
    LOCSEG_TRY(update_all());
    if (auto error = bases_.error()) return tl::unexpected<Error>(std::move(*error));
    return std::move(updates_);
  }

 private:
  struct Slot {
    std::size_t page = 0;
    std::map<std::string, std::unique_ptr<status::PageReaders>> readers;  // by target language
    std::string source;
    UpdatedPage updated;
    update::PageUpdate update;
    Article article;  // the new page
    update::PageJob job;
    bool has_job = false;
    std::string note;  // for the user; or empty
    std::optional<Error> error;
  };

  // The old translation that pieces have spans of.
  struct OldText {
    std::string_view text;
    std::string_view file;                       // its bytes
    std::span<const update::Copy> origins = {};  // where `text` is in `file`; none: it is the file

    [[nodiscard]] std::uint64_t place_in_file(std::uint64_t at) const {
      const auto behind = std::ranges::upper_bound(origins, at, {}, &update::Copy::to);
      if (behind == origins.begin()) return at;
      const update::Copy& origin = *(behind - 1);
      return origin.from.begin + (at - origin.to);
    }
  };

  Result<void> read_old_source();
  Result<void> update_all();
  void update(Slot& slot);
  status::FoundBases bases_of(const Page& page, const status::PageTexts& texts,
                              status::PageReaders& readers, std::string& refusal) const;
  void update_parallel(Slot& slot, const status::PageTexts& texts, status::PageReaders& readers);
  void update_bilingual(Slot& slot, const Article& old, const status::PageTexts& texts,
                        status::PageReaders& readers);
  void leave_out_written(const status::PageTexts& texts, status::PageReaders& readers,
                         status::FoundBases& found) const;
  void make_page(Slot& slot, const status::PageTexts& texts);
  void name_revision(Slot& slot, const status::PageTexts& texts) const;
  static void make_job(Slot& slot, const OldText& old);
  static void displace(Slot& slot, const OldText& old, std::vector<update::LostPlace> lost);
  Result<void> deliver(Slot& slot);

  const UpdateOptions& options_;
  std::vector<Page> pages_;
  status::PageBases bases_;
  UnitSink& job_;
  std::optional<std::string> old_source_;  // bytes of the file
  Updates updates_;
};

Result<void> UpdateRun::read_old_source() {
  if (options_.old_source.empty()) return {};
  const auto kind = base::file_kind(options_.old_source);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) return {};
  if (pages_.size() != 1) {
    return failure(ErrorCode::kMisuse, "is the old source of one page, and several are chosen",
                   options_.old_source);
  }
  return base::read_file(options_.old_source, old_source_.emplace());
}

Result<void> UpdateRun::update_all() {
  return base::for_each_in_order<Slot>(
      base::thread_count(options_.status.tree.threads), pages_.size(),
      [&](std::size_t page, Slot& slot) {
        slot.page = page;
        update(slot);
      },
      [&](std::size_t, Slot& slot) { return deliver(slot); });
}

void UpdateRun::update(Slot& slot) {
  const Page& page = pages_[slot.page];
  slot.error.reset();
  slot.has_job = false;
  slot.note.clear();
  slot.updated = {};
  slot.updated.name = page.translation;
  slot.updated.path = page.translation_path;
  slot.updated.source_lang = options_.status.source_lang;
  slot.updated.target_lang = page.language;
  for (const auto& [path, bytes] : {std::pair(&page.source_path, &slot.source),
                                    std::pair(&page.translation_path, &slot.updated.before)}) {
    if (auto read = base::read_file(*path, *bytes); !read) {
      slot.error = read.error();
      return;
    }
  }
  std::unique_ptr<status::PageReaders>& readers = slot.readers[page.language];
  if (!readers) {
    readers = std::make_unique<status::PageReaders>(options_.status.source_lang, page.language);
  }
  const status::PageTexts texts{slot.source, slot.updated.before,
                                article_kind(page.translation_path, slot.updated.before)};
  const Article bilingual = parse_article(texts.target, texts.kind);
  if (bilingual.segments().empty()) {
    update_parallel(slot, texts, *readers);
  } else {
    update_bilingual(slot, bilingual, texts, *readers);
  }
  if (!slot.updated.refusal.empty()) slot.updated.bytes = slot.updated.before;
}

void UpdateRun::update_parallel(Slot& slot, const status::PageTexts& texts,
                                status::PageReaders& readers) {
  const Page& page = pages_[slot.page];
  status::FoundBases found = bases_of(page, texts, readers, slot.updated.refusal);
  if (!slot.updated.refusal.empty()) return;
  leave_out_written(texts, readers, found);
  slot.update =
      update::update_page(texts, found.bases, readers.source, marks_of(options_.mark, texts.kind));
  make_page(slot, texts);
  if (!slot.updated.refusal.empty()) return;
  const ParallelTexts parallel{slot.updated.bytes, texts.source, texts.kind, page.language,
                               options_.status.source_lang};
  slot.article = article_of_pairs(parallel, find_parallel_pairs(parallel));
  make_job(slot, {texts.target, texts.target});
}

// An article that holds its sources, of today's source or of a bilingual article of it.
void UpdateRun::update_bilingual(Slot& slot, const Article& old, const status::PageTexts& texts,
                                 status::PageReaders& readers) {
  const update::Marks marks = marks_of(options_.mark, texts.kind);
  if (!old.damage().empty()) {
    slot.updated.refusal = "holds a stretch of quote damage";
    return;
  }
  OldText before{texts.target, texts.target};
  update::SpanPage page;
  const Article fresh = parse_article(texts.source, texts.kind);
  if (!fresh.segments().empty()) {
    slot.update = update::update_spans(old, fresh, marks);
    slot.updated.bytes = slot.update.bytes;
  } else if (texts.kind != ArticleKind::kMarkdown) {
    slot.updated.refusal = "holds pairs, which are written in Markdown only";
    return;
  } else {
    page = update::read_span_page(old, texts.source);
    before.text = page.target;
    before.origins = page.origins;
    slot.update = update::update_page({texts.source, page.target, texts.kind}, {&page.basis, 1},
                                      readers.source, marks);
    if (is_as_it_was(slot.update, page.target)) {
      slot.updated.bytes = texts.target;
    } else if (auto written = update::write_span_page(prefix_of(texts), slot.update)) {
      slot.updated.bytes = std::move(*written);
    } else {
      slot.updated.refusal = "its new page cannot hold pairs";
      return;
    }
  }
  for (const update::Piece& piece : slot.update.pieces) {
    slot.updated.carried += !is_asked_for(piece.kind);
  }
  slot.article = parse_article(slot.updated.bytes, texts.kind);
  make_job(slot, before);
}

status::FoundBases UpdateRun::bases_of(const Page& page, const status::PageTexts& texts,
                                       status::PageReaders& readers, std::string& refusal) const {
  status::FoundBases found;
  if (!status::bases_in_article(texts, options_.status.source_lang).empty()) {
    refusal = "holds its sources itself, in a layout that is not updated";
    return found;
  }
  std::optional<std::string> old = old_source_;
  if (!old && !options_.old_source.empty()) {
    old = bases_.source_at(page, options_.old_source);
    if (!old) {
      refusal = "no such file, and no revision that has its source: " +
                base::printable(options_.old_source);
      return found;
    }
  }
  if (old) {
    status::Basis& basis = found.bases.emplace_back();
    basis.source = std::move(*old);
    basis.links = readers.linker.links({basis.source, texts.target, texts.kind});
    return found;
  }
  found = bases_.of(page, texts, readers);
  if (found.bases.empty()) {
    refusal = found.unknown_revision.empty()
                  ? "nothing says which source it was made from"
                  : "names the revision " + base::printable(found.unknown_revision) +
                        ", in which the repository has no such source";
  }
  return found;
}

// A page that names a source older than its last update has sentences that nothing there links to.
// Links by history know what each commit wrote.
void UpdateRun::leave_out_written(const status::PageTexts& texts, status::PageReaders& readers,
                                  status::FoundBases& found) const {
  if (found.kind == BasisKind::kHistory) return;
  for (status::Basis& basis : found.bases) {
    const auto target = update::without_written(texts, basis.source, readers.source,
                                                marks_of(options_.mark, texts.kind));
    if (target) basis.links = readers.linker.links({basis.source, *target, texts.kind});
  }
}

// Takes the engine's page, unless nothing of the old one has a known source.
void UpdateRun::make_page(Slot& slot, const status::PageTexts& texts) {
  const update::PageUpdate& made = slot.update;
  if (made.is_unrelated) {
    slot.updated.refusal = "has no sentence in common with the source that it was made from";
    return;
  }
  slot.updated.bytes = made.bytes;
  name_revision(slot, texts);
  for (const update::Piece& piece : made.pieces) slot.updated.carried += !is_asked_for(piece.kind);
}

// A page that names the revision of its source names the new one, in as many digits.
void UpdateRun::name_revision(Slot& slot, const status::PageTexts& texts) const {
  const std::string named = status::declared_revision(texts.target);
  if (named.empty()) return;
  std::string& bytes = slot.updated.bytes;
  const std::string now = bases_.revision_of(pages_[slot.page], texts.source);
  const std::size_t at = bytes.find(named);
  if (now.size() < named.size() || at == std::string::npos) {
    if (bytes == texts.target) return;
    slot.note = base::printable(slot.updated.name) + ": still names the revision " +
                base::printable(named) + ", since no commit is known to have the new source";
    return;
  }
  bytes.replace(at, named.size(), now, 0, named.size());
}

// Of the new page, `slot.article`.
void UpdateRun::make_job(Slot& slot, const OldText& old) {
  // What the page says of its language counts, as it does when the job is merged.
  const std::string named = slot.article.front_matter().target_lang;
  if (!named.empty()) slot.updated.target_lang = named;
  const Languages languages{slot.updated.source_lang, slot.updated.target_lang};
  slot.job.read({slot.updated.name, slot.article, old.text}, languages, slot.update.pieces);
  slot.has_job = true;
  slot.updated.asked = slot.job.group().units.size();
  std::vector<update::LostPlace> lost = slot.update.lost;
  std::vector<const update::Piece*> by_hand;
  for (const std::size_t index : slot.job.by_hand()) {
    const update::Piece& piece = slot.update.pieces[index];
    if (piece.is_code) continue;
    by_hand.push_back(&piece);
    if (piece.in_source && !piece.translation.empty()) {
      lost.push_back({piece.translation, piece.old_source});
    }
  }
  slot.updated.by_hand = placed(std::move(by_hand), slot.updated.bytes);
  std::vector<const update::Piece*> unsure;
  for (const update::Piece& piece : slot.update.pieces) {
    if (piece.kind == update::PieceKind::kUnsure) unsure.push_back(&piece);
  }
  slot.updated.unsure = placed(std::move(unsure), slot.updated.bytes);
  std::vector<const update::Piece*> unmatched;
  for (const std::size_t index : slot.update.unmatched) {
    unmatched.push_back(&slot.update.pieces[index]);
  }
  slot.updated.unmatched = placed(std::move(unmatched), slot.updated.bytes);
  displace(slot, old, std::move(lost));
}

void UpdateRun::displace(Slot& slot, const OldText& old, std::vector<update::LostPlace> lost) {
  std::ranges::stable_sort(lost, {},
                           [](const update::LostPlace& each) { return each.translation.begin; });
  base::LineCursor places(old.file);
  for (const update::LostPlace& each : lost) {
    slot.updated.displaced.push_back(
        {std::string(each.translation.of(old.text)), each.old_source,
         places.position_at(old.place_in_file(each.translation.begin))});
  }
}

Result<void> UpdateRun::deliver(Slot& slot) {
  if (base::is_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
  if (slot.error) return tl::unexpected<Error>(std::move(*slot.error));
  if (slot.has_job && slot.updated.asked != 0) LOCSEG_TRY(job_.put(slot.job.group()));
  if (!slot.note.empty()) updates_.notes.push_back(std::move(slot.note));
  updates_.pages.push_back(std::move(slot.updated));
  return {};
}

}  // namespace

Result<Updates> update_pages(std::span<const std::string> paths, const UpdateOptions& options,
                             UnitSink& job) {
  if (options.status.tree.source_trees.empty()) {
    return failure(ErrorCode::kMisuse, "no source tree is known");
  }
  auto pages = status::find_pages(paths, options.status);
  LOCSEG_TRY(pages);
  return UpdateRun(options, std::move(*pages), job).run();
}

}  // namespace locseg
