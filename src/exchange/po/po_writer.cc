// Entries are written as msgcat --no-wrap writes them.
#include "exchange/po/po_writer.h"

#include <algorithm>
#include <unordered_set>

#include "base/ascii.h"
#include "base/day.h"
#include "base/utf8.h"
#include "exchange/po/po_text.h"
#include "exchange/units/unit_texts.h"
#include "locseg/identity.h"

namespace locseg::exchange {
namespace {

void append_text(std::string& out, std::string_view keyword, std::string_view text) {
  out.append(keyword).append(" ");
  po::append_text(out, text, "\n");
  out += '\n';
}

// What all entries of an article share.
struct EntryFrame {
  explicit EntryFrame(const ArticleInfo& info) {
    base::append_valid_utf8(path, info.path);
    po::append_percent(context, path, po::Percent::kContext);
    context += '#';
    append("type", info.translation_type);
    append("commit", info.source_commit);
    append("date", info.handoff);
    can_refer = !path.empty() && std::ranges::none_of(path, base::is_control) &&
                path.find(po::kIsolate) == std::string::npos &&
                path.find(po::kIsolateEnd) == std::string::npos;
    reference = "#: ";
    if (path.find(' ') == std::string::npos) {
      reference += path;
    } else {
      reference.append(po::kIsolate).append(path).append(po::kIsolateEnd);
    }
  }

  void append(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    std::string valid;
    base::append_valid_utf8(valid, value);
    provenance.append(" ").append(key).append("=");
    po::append_percent(provenance, valid, po::Percent::kValue);
  }

  std::string path;
  std::string context;
  std::string provenance;
  std::string reference;
  bool can_refer = false;
};

class PoArticle final : public ArticleUnitWriter {
 public:
  PoArticle(const ArticleInfo& info, std::uint64_t before)
      : frame_(info), place_(before), remembers_(before == 0) {}

  void units(std::span<const Unit> units, std::string& out) override {
    std::string source;
    std::string target;
    for (const Unit& unit : units) {
      source.clear();
      target.clear();
      base::append_valid_utf8(source, unit.source);
      base::append_valid_utf8(target, unit.target);
      append_entry(unit, context_of(unit, source), source, target, out);
    }
  }

 private:
  // Unlike that of any other unit of the article with this source.
  std::string context_of(const Unit& unit, const std::string& source) {
    constexpr std::size_t kMaxRemembered = std::size_t{1} << 18;
    std::string id;
    base::append_valid_utf8(id, unit.id);
    std::string context = frame_.context;
    po::append_percent(context, id, po::Percent::kContext);
    ++place_;
    remembers_ = remembers_ && contexts_.size() < kMaxRemembered;
    if (!remembers_ || !contexts_.insert(hash_of(context, source)).second) {
      context += '#' + std::to_string(place_);
    }
    return context;
  }

  void append_entry(const Unit& unit, std::string_view context, std::string_view source,
                    std::string& target, std::string& out) const {
    std::string comment = frame_.provenance;
    const auto note = [&](std::string_view key, std::string_view value) {
      comment.append(" ").append(key).append("=");
      po::append_percent(comment, value, po::Percent::kValue);
    };
    if (unit.recovered) note("recovered", "1");
    if (unit.state == TranslationState::kUnreviewed) note("state", name_of(unit.state));
    if (!frame_.can_refer && unit.line != 0) note("line", std::to_string(unit.line));
    std::string marks;
    if (std::string exact = target;
        target.empty() || !po::agree_in_line_feeds(source, target, marks)) {
      note("target", exact);
      target.clear();
    } else if (!marks.empty()) {
      note("lf", marks);
    }
    out += '\n';
    if (!comment.empty()) {
      out.append("#. ").append(po::kOwnComment).append(comment).append("\n");
    }
    if (frame_.can_refer) {
      out += frame_.reference;
      if (unit.line != 0) out += ':' + std::to_string(unit.line);
      out += '\n';
    }
    if (is_suggestion(unit.state)) out += "#, fuzzy\n";
    append_previous(earlier_source(unit), out);
    append_text(out, "msgctxt", context);
    append_text(out, "msgid", source);
    append_text(out, "msgstr", target);
  }

  // As msgmerge writes it: each line of the entry behind `#| `.
  static void append_previous(std::string_view source, std::string& out) {
    if (source.empty()) return;
    std::string valid;
    base::append_valid_utf8(valid, source);
    std::string entry;
    append_text(entry, "msgid", valid);
    for (std::string_view rest = entry; !rest.empty();) {
      const std::size_t end = rest.find('\n') + 1;
      out.append("#| ").append(rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }

  struct Low {
    std::size_t operator()(const Hash128& hash) const { return hash.low; }
  };

  EntryFrame frame_;
  std::uint64_t place_;                        // of the last unit, from 1
  bool remembers_;                             // the contexts of all units before
  std::unordered_set<Hash128, Low> contexts_;  // with their sources
};

class PoWriter final : public UnitWriter {
 public:
  void header(const ArticleInfo* first, std::string& out) const override {
    const auto field = [&](std::string_view name, std::string_view value) {
      po::append_text(out, std::string(name).append(": ").append(value).append("\n"), {});
      out += '\n';
    };
    out += "msgid \"\"\nmsgstr \"\"\n";
    field("Project-Id-Version", "");
    field("PO-Revision-Date", first != nullptr && base::is_day(first->handoff)
                                  ? std::string(first->handoff) + " 00:00+0000"
                                  : std::string());
    field("Last-Translator", "");
    field("Language-Team", "");
    field("Language", first == nullptr ? "" : po::locale_of(first->target_lang));
    field("MIME-Version", "1.0");
    field("Content-Type", "text/plain; charset=UTF-8");
    field("Content-Transfer-Encoding", "8bit");
    if (first != nullptr) {
      field("X-Source-Language", first->source_lang);
      field("X-Target-Language", first->target_lang);
    }
    field("X-Generator", "locseg");
  }

  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t before) const override {
    return std::make_unique<PoArticle>(info, before);
  }
};

}  // namespace

const UnitWriter& po_writer() {
  static const PoWriter writer;
  return writer;
}

}  // namespace locseg::exchange
