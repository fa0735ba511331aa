// A unit is an entry, or a form of one. What our comment, its context and its references say of the
// article is what po_writer.h describes.
#include <algorithm>

#include "base/try.h"
#include "exchange/po/plural_forms.h"
#include "exchange/po/po_entries.h"
#include "exchange/po/po_layout.h"
#include "exchange/po/po_text.h"
#include "exchange/po/po_writer.h"
#include "exchange/units/translation_state.h"
#include "exchange/units/unit_rows.h"
#include "text/plural_form_count.h"

namespace locseg::exchange {
namespace {

// What one of the comment's keys says.
std::string value_of(std::string_view comment, std::string_view key) {
  while (!comment.empty()) {
    const std::size_t end = std::min(comment.find(' '), comment.size());
    const std::string_view word = comment.substr(0, end);
    if (word.size() > key.size() && word.starts_with(key) && word[key.size()] == '=') {
      return po::unpercent(word.substr(key.size() + 1));
    }
    comment.remove_prefix(std::min(end + 1, comment.size()));
  }
  return {};
}

bool has_key(std::string_view comment, std::string_view key) {
  for (std::size_t at = comment.find(key); at != std::string_view::npos;
       at = comment.find(key, at + 1)) {
    const bool begins = at == 0 || comment[at - 1] == ' ';
    if (begins && comment.substr(at + key.size()).starts_with('=')) return true;
  }
  return false;
}

// The line that one of the references names in `article`; empty where none does.
std::string line_in(const std::vector<std::string>& references, const std::string& article) {
  for (std::string_view rest : references) {
    while (!rest.empty()) {
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      std::string_view name;
      if (rest.starts_with(po::kIsolate)) {
        rest.remove_prefix(po::kIsolate.size());
        const std::size_t end = std::min(rest.find(po::kIsolateEnd), rest.size());
        name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + po::kIsolateEnd.size(), rest.size()));
      } else {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        name = rest.substr(0, end);
        const std::size_t colon = name.rfind(':');
        if (colon != std::string_view::npos) name = name.substr(0, colon);
        rest.remove_prefix(name.size());
      }
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (name == article && rest.starts_with(':')) return std::string(rest.substr(1, end - 1));
      rest.remove_prefix(end);
    }
  }
  return {};
}

class PoFile {
 public:
  // `job`: null if it is not wanted where units are.
  PoFile(ByteSource& bytes, std::string_view path, UnitSink& sink, UnitScope scope,
         PoLayout* job = nullptr)
      : entries_(
            bytes, path, [this](PoEntry& entry) { return take(entry); }, job),
        articles_(sink),
        scope_(scope),
        job_(job) {}

  Result<void> read() {
    LOCSEG_TRY(entries_.read());
    return articles_.finish();
  }

 private:
  Result<void> take(PoEntry& entry) {
    if (!entry.is_header()) return put_entry(entry);
    take_header(entry);
    return {};
  }

  void take_header(const PoEntry& header) {
    row_.source_lang = header.field("X-Source-Language");
    row_.target_lang = header.field("X-Target-Language");
    // What a tool changed counts, not what we once wrote.
    const std::string locale = header.field("Language");
    if (!locale.empty() && po::locale_of(row_.target_lang) != locale) {
      row_.target_lang = po::language_of(locale);
    }
    if (job_ != nullptr) take_forms(header);
    rare_forms_ = po::rare_plural_forms(header.field("Plural-Forms"));
    const std::string accelerator = header.field("X-Accelerator-Marker");
    accelerator_ = accelerator.size() == 1 ? accelerator.front() : '\0';
  }

  void take_forms(const PoEntry& header) {
    job_->forms = po::parse_plural_forms(header.field("Plural-Forms"));
    if (job_->forms) return;
    const std::size_t count = text::plural_form_count(row_.target_lang);
    if (count != 0) job_->forms = po::PluralForms{count, 0};
  }

  // article#id or article#id#number; anything else is another tool's.
  void take_context(const PoEntry& entry) {
    row_.article.clear();
    row_.id.clear();
    const std::string_view context = entry.context;
    const std::size_t first = context.find('#');
    if (!entry.has_context || first == std::string_view::npos) return;
    const std::size_t second = std::min(context.find('#', first + 1), context.size());
    const std::string_view number = context.substr(std::min(second + 1, context.size()));
    const bool numbered = second != context.size();
    if (numbered &&
        (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)) {
      return;
    }
    row_.article = po::unpercent(context.substr(0, first));
    row_.id = po::unpercent(context.substr(first + 1, second - first - 1));
  }

  Result<void> put_entry(PoEntry& entry) {
    if (!is_translation(entry.state) && scope_ == UnitScope::kTranslations) return {};
    take_context(entry);
    const std::string_view comment = entry.comment;
    row_.state = entry.state;
    if (!is_translation(row_.state) && has_key(comment, "state")) {
      row_.state = field_state(value_of(comment, "state"));
    }
    row_.translation_type = value_of(comment, "type");
    row_.source_commit = value_of(comment, "commit");
    row_.handoff = value_of(comment, "date");
    row_.recovered = has_key(comment, "recovered") ? "true" : "";
    row_.line = value_of(comment, "line");
    if (row_.line.empty()) row_.line = line_in(entry.references, row_.article);
    set_origin(entry);
    if (!entry.has_plural) return put_unit(entry, entry.id, entry.strs[0]);
    const auto is_empty = [](const std::string& text) { return text.empty(); };
    if (scope_ == UnitScope::kJob && std::ranges::all_of(entry.strs, is_empty)) {
      entry.place.form = PoForm::kSingular;
      LOCSEG_TRY(put_unit(entry, entry.id, {}));
      entry.place.form = PoForm::kPlural;
      return put_unit(entry, entry.plural, {});
    }
    row_.origin.plural = entry.plural;
    for (std::size_t i = 0; i < entry.strs.size(); ++i) {
      const bool only = entry.strs.size() == 1;
      row_.origin.target = entry.str_spans[i];
      row_.origin.is_rare_form = i < rare_forms_.size() && rare_forms_[i];
      if (i == 0) {
        row_.origin.is_repeated = only;
        LOCSEG_TRY(put_unit(entry, entry.id, entry.strs[i]));
        row_.origin.is_repeated = false;
      }
      row_.origin.source = entry.plural_span;
      if (i != 0 || only) {
        LOCSEG_TRY(put_unit(entry, entry.plural, entry.strs[i]));
      }
    }
    return {};
  }

  void set_origin(const PoEntry& entry) {
    row_.origin = {};
    row_.origin.record = {entry.begin.value_or(0), entry.str_spans.back().end};
    row_.origin.source = entry.id_span;
    row_.origin.target = entry.str_spans.front();
    row_.origin.flags = entry.flags;
    if (row_.id.empty()) row_.origin.context = entry.context;  // ours says where the unit is
    row_.origin.accelerator = accelerator_;
  }

  Result<void> put_unit(PoEntry& entry, const std::string& source, const std::string& target) {
    row_.source = source;
    row_.target = target;
    const TranslationState said = row_.state;  // of all forms
    const std::string_view comment = entry.comment;
    if (target.empty() && has_key(comment, "target")) {
      row_.target = value_of(comment, "target");
    } else if (!is_translation(entry.state) && scope_ == UnitScope::kJob) {
      row_.target.clear();  // a guess
    } else if (target.empty()) {
      if (scope_ == UnitScope::kTranslations) return {};
      row_.state = TranslationState::kUntranslated;  // of a blank source, too
    } else if (has_key(comment, "lf")) {
      po::undo_line_feeds(value_of(comment, "lf"), row_.target);
    }
    if (job_ != nullptr) {
      entry.place.is_open = row_.target.empty() && target.empty() && !entry.place.str.empty() &&
                            entry.has_plural == (entry.place.form != PoForm::kNone);
      entry.place.has_marks = has_key(comment, "lf");
      entry.place.names_type = has_key(comment, "type");
      entry.place.is_fuzzy = !is_translation(entry.state);
      job_->places.push_back(entry.place);
    }
    auto added = articles_.add(row_);
    row_.state = said;
    return added;
  }

  PoEntries entries_;
  RowArticles articles_;
  UnitScope scope_;
  PoLayout* job_;
  UnitRow row_;
  std::vector<bool> rare_forms_;  // by form
  char accelerator_ = '\0';
};

class PoReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kTranslations).read();
  }
  Result<void> read_all(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kAll).read();
  }
  Result<void> read_untranslated(ByteSource& bytes, std::string_view path,
                                 UnitSink& sink) const override {
    return PoFile(bytes, path, sink, UnitScope::kJob).read();
  }
};

}  // namespace

Result<void> read_po_job(ByteSource& bytes, std::string_view path, UnitSink& sink, PoLayout& job) {
  return PoFile(bytes, path, sink, UnitScope::kJob, &job).read();
}

const UnitReader& po_reader() {
  static const PoReader reader;
  return reader;
}

}  // namespace locseg::exchange
