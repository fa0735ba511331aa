#include "update/span_page.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "align/hidden_units.h"
#include "align/side.h"
#include "article/front_matter.h"
#include "article/segment_id.h"
#include "locseg/align.h"
#include "locseg/identity.h"
#include "status/source_changes.h"
#include "update/line_merge.h"

namespace locseg::update {
namespace {

std::vector<align::HiddenUnit> hidden_units_of(std::string_view bytes, ArticleKind kind) {
  align::SideReader reader;
  align::Side side;
  reader.read(bytes, kind, side);
  return align::hidden_units(side, kind);
}

// Puts the hidden texts of `new_source` in the place of those of the basis, and links them.
void take_hidden(std::string_view new_source, ArticleKind kind, SpanPage& page) {
  const std::vector<align::HiddenUnit> now = hidden_units_of(new_source, kind);
  const std::vector<align::HiddenUnit> old = hidden_units_of(page.basis.source, kind);
  const std::vector<align::HiddenUnit> target = hidden_units_of(page.target, kind);
  const std::vector<std::int32_t> in_now = align::pair_hidden(now, old);
  const std::vector<std::int32_t> in_old = align::pair_hidden(old, target);
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (in_now[i] < 0 || (!edits.empty() && old[i].span.begin < edits.back().span.end)) continue;
    const Span span = now[static_cast<std::size_t>(in_now[i])].span;
    edits.push_back({old[i].span, std::string(span.of(new_source))});
  }
  auto edited = apply_edits(page.basis.source, edits);
  if (!edited) return;
  const auto moved = [&](std::uint64_t place) {
    std::uint64_t out = place;
    for (const Edit& edit : edits) {
      if (edit.span.end <= place) out = out + edit.text.size() - edit.span.size();
    }
    return out;
  };
  for (status::Link& link : page.basis.links) {
    link.source = {moved(link.source.begin), moved(link.source.end)};
  }
  for (std::size_t i = 0; i < target.size(); ++i) {
    if (in_old[i] < 0) continue;
    const Span span = old[static_cast<std::size_t>(in_old[i])].span;
    page.basis.links.push_back({{moved(span.begin), moved(span.end)}, target[i].span});
  }
  page.basis.source = std::move(*edited);
}

// Takes out of `bytes` the lines of metadata that localization wrote, which no source has.
void drop_localization_keys(std::string& bytes, ArticleKind kind) {
  const Span region = article::yaml_region(bytes, kind);
  std::string kept;
  for (const Span& line : line_spans(region.of(bytes))) {
    const std::string_view text = line.of(region.of(bytes));
    const std::string_view key = text.substr(0, text.find(':'));
    const auto* known =
        std::ranges::find(article::kLocalizationKeys, key, &article::LocalizationKey::name);
    if (known == std::end(article::kLocalizationKeys)) kept += text;
  }
  bytes.replace(region.begin, region.size(), kept);
}

void take_target(Span from, std::string_view bytes, SpanPage& page) {
  page.origins.push_back({from, page.target.size()});
  page.target += from.of(bytes);
}

bool has_pair(const Piece& piece) { return !piece.is_code && !piece.is_hidden; }

std::vector<status::Statement> sources_of(const Article& article) {
  std::vector<status::Statement> out;
  for (const Segment& segment : article.segments()) {
    status::Statement& statement = out.emplace_back();
    statement.span = segment.source;
    statement.text = article.source(segment);
    statement.said = source_key(statement.text);
    statement.exact = short_hash_of(statement.said);
  }
  return out;
}

class SpanUpdate {
 public:
  SpanUpdate(const Article& old, const Article& fresh, const Marks& marks)
      : old_(old), fresh_(fresh), marks_(marks) {}

  PageUpdate run() {
    const std::vector<status::Statement> before = sources_of(old_);
    const std::vector<status::Statement> now = sources_of(fresh_);
    const std::vector<status::SourceChange> changes = status::source_changes(before, now);
    std::vector<std::size_t> from(now.size(), before.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].after != status::kNoStatement) from[changes[i].after] = i;
    }
    std::uint64_t at = 0;
    for (std::size_t j = 0; j < now.size(); ++j) {
      const Segment& segment = fresh_.segments()[j];
      out_.bytes += Span{at, segment.target.begin}.of(fresh_.bytes());
      at = segment.target.end;
      Piece piece;
      piece.kind = PieceKind::kNew;
      piece.source = segment.source;
      piece.source_text = now[j].text;
      if (from[j] != before.size()) {
        const bool stays = before[from[j]].said == now[j].said;
        piece.kind = stays ? PieceKind::kCarried : PieceKind::kChanged;
        piece.translation = old_.segments()[from[j]].target;
        piece.old_source = before[from[j]].text;
      }
      write(segment, from[j], std::move(piece));
    }
    out_.bytes += fresh_.bytes().substr(at);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].after != status::kNoStatement) continue;
      out_.lost.push_back({old_.segments()[i].target, before[i].text});
    }
    return std::move(out_);
  }

 private:
  // Writes the target of `segment`; `from` is the old segment of a piece that has one.
  void write(const Segment& segment, std::size_t from, Piece piece) {
    piece.place.begin = out_.bytes.size();
    const bool keeps = piece.kind == PieceKind::kCarried ||
                       (piece.kind == PieceKind::kChanged && marks_.keeps_translation);
    if (!keeps || !write_old(segment, old_.target(old_.segments()[from]), piece)) {
      if (piece.kind == PieceKind::kCarried) piece.kind = PieceKind::kChanged;
      write_fresh(segment, piece);
    }
    piece.place.end = out_.bytes.size();
    out_.pieces.push_back(std::move(piece));
  }

  // False if the article cannot hold it there.
  bool write_old(const Segment& segment, const std::string& target, const Piece& piece) {
    const bool is_marked = piece.kind == PieceKind::kChanged;
    std::string text = is_marked ? std::string(marks_.before_changed) : std::string();
    text += target;
    if (is_marked) text += marks_.after_changed;
    const auto encoded = fresh_.encode(segment, segment.target, text);
    if (!encoded) return false;
    if (!is_marked && *encoded == piece.translation.of(old_.bytes())) {
      out_.copies.push_back({piece.translation, out_.bytes.size()});
    }
    out_.bytes += *encoded;
    return true;
  }

  void write_fresh(const Segment& segment, Piece& piece) {
    const std::string own = fresh_.target(segment);
    piece.in_source = own.empty() || own == piece.source_text;
    if (!piece.in_source) {
      out_.bytes += segment.target.of(fresh_.bytes());
      return;
    }
    std::string text(marks_.before_new);
    text.append(piece.source_text).append(marks_.after_new);
    const auto encoded = fresh_.encode(segment, segment.target, text);
    out_.bytes += encoded ? *encoded : std::string(segment.target.of(fresh_.bytes()));
  }

  const Article& old_;
  const Article& fresh_;
  const Marks& marks_;
  PageUpdate out_;
};

}  // namespace

SpanPage read_span_page(const Article& article, std::string_view new_source) {
  SpanPage page;
  const std::string_view bytes = article.bytes();
  std::string& source = page.basis.source;
  std::uint64_t at = 0;
  for (const Segment& segment : article.segments()) {
    const std::string_view between = Span{at, segment.whole.begin}.of(bytes);
    source += between;
    if (at == 0) drop_localization_keys(source, article.kind());
    take_target({at, segment.whole.begin}, bytes, page);
    at = segment.whole.end;
    page.basis.links.push_back({{source.size(), source.size() + segment.source.size()},
                                {page.target.size(), page.target.size() + segment.target.size()}});
    source += segment.source.of(bytes);
    take_target(segment.target, bytes, page);
  }
  source += bytes.substr(at);
  take_target({at, bytes.size()}, bytes, page);
  take_hidden(new_source, article.kind(), page);
  return page;
}

std::optional<std::string> write_span_page(std::string_view prefix, PageUpdate& update) {
  AlignedArticle alignment;
  std::map<std::string, Piece*> by_id;
  std::uint32_t number = article::kFirstIdNumber;
  for (Piece& piece : update.pieces) {
    if (piece.is_code) continue;
    if (has_pair(piece)) {
      by_id.emplace(std::string(prefix).append("-").append(std::to_string(number)), &piece);
      AlignedPair& pair = alignment.pairs.emplace_back();
      pair.source = piece.source;
      pair.target = piece.place;
      pair.number = number;
      pair.confidence = 1;
      pair.source_text = piece.source_text;
      pair.target_text = piece.place.of(update.bytes);
    }
    ++number;
  }
  BilingualArticle made = bilingual_article(update.bytes, alignment, 0, prefix);
  if (made.pairs == 0 && !alignment.pairs.empty()) return std::nullopt;
  const Article article = parse_article(made.bytes, ArticleKind::kMarkdown);
  for (Piece& piece : update.pieces) piece.place = {};
  for (const Segment& segment : article.segments()) {
    const auto piece = by_id.find(std::string(article.id(segment)));
    if (piece != by_id.end()) piece->second->place = segment.target;
  }
  return std::move(made.bytes);
}

PageUpdate update_spans(const Article& old, const Article& fresh, const Marks& marks) {
  return SpanUpdate(old, fresh, marks).run();
}

}  // namespace locseg::update
