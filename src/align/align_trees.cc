// Two passes of the ordered pipeline over the pairs of articles: lessons, then alignments. A tree
// in a script without stops gets one more lesson, since the first knows little of its boundaries.
#include <algorithm>
#include <optional>

#include "align/lessons.h"
#include "align/read_out.h"
#include "base/interrupt.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"

namespace locseg {
class AlignmentRun {
 public:
  AlignmentRun(const ArticleSource& sources, const ArticleSource& targets, AlignOptions options)
      : sources_(sources),
        targets_(targets),
        lessons_(std::move(options.lessons)),
        threads_(base::thread_count(options.threads)) {
    slots_.resize(std::size_t{threads_} * 2);
  }

  void match_names(AlignCounts& counts);
  [[nodiscard]] Result<void> learn();
  [[nodiscard]] Result<void> deliver(
      const std::function<Result<void>(const AlignedFiles&)>& deliver);

 private:
  using Languages = AlignmentLessons::Impl::Languages;
  // Indices of what is aligned.
  struct Names {
    std::size_t source = 0;
    std::size_t target = 0;
  };
  struct Slot {
    Names names;
    SourcedArticle source;
    SourcedArticle target;
    Languages languages;
    align::Aligners aligners;
    align::ArticleAlignment alignment;
    align::Lesson lesson;
    AlignedArticle aligned;
    std::optional<Error> error;
  };

  void read(Slot& slot);
  void align(Slot& slot);
  [[nodiscard]] const align::Models& models_of(const Languages& languages) const;
  void train();
  template <class Work, class Deliver>
  [[nodiscard]] Result<void> run(const Work& work, const Deliver& deliver);

  const ArticleSource& sources_;
  const ArticleSource& targets_;
  AlignmentLessons lessons_;
  unsigned threads_;
  std::vector<Names> pairs_;
  std::vector<Slot> slots_;
  std::map<Languages, align::Models> models_;
  const align::Models no_models_ = {};
  bool again_ = false;  // a second lesson is worth its time
};

void AlignmentRun::match_names(AlignCounts& counts) {
  const auto& sources = sources_.names();
  const auto& targets = targets_.names();
  if (sources_.is_file() && targets_.is_file()) {
    pairs_.push_back({0, 0});
    return;
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < sources.size() || j < targets.size()) {
    if (j == targets.size() || (i < sources.size() && sources[i] < targets[j])) {
      counts.only_source.push_back(sources_.place(i++));
    } else if (i == sources.size() || targets[j] < sources[i]) {
      counts.only_target.push_back(targets_.place(j++));
    } else {
      pairs_.push_back({i++, j++});
    }
  }
}

const align::Models& AlignmentRun::models_of(const Languages& languages) const {
  const auto found = models_.find(languages);
  return found == models_.end() ? no_models_ : found->second;
}

void AlignmentRun::read(Slot& slot) {
  const auto read = [&](const ArticleSource& from, std::size_t index, SourcedArticle& into) {
    if (slot.error) return;
    if (auto done = from.read(index, into); !done) slot.error = done.error();
  };
  read(sources_, slot.names.source, slot.source);
  read(targets_, slot.names.target, slot.target);
  const ArticleInfo& info = slot.target.group.info;
  slot.languages = {std::string(info.source_lang), std::string(info.target_lang)};
}

void AlignmentRun::align(Slot& slot) {
  slot.aligners.of(slot.languages.first, slot.languages.second)
      .align({slot.source.bytes, slot.target.bytes, slot.target.article.kind()},
             models_of(slot.languages), slot.alignment);
}

template <class Work, class Deliver>
Result<void> AlignmentRun::run(const Work& work, const Deliver& deliver) {
  std::size_t next = 0;
  std::optional<Error> error;
  base::run_ordered(threads_, slots_.size(),
                    {.next =
                         [&](std::size_t slot) {
                           if (next == pairs_.size()) return false;
                           slots_[slot].names = pairs_[next++];
                           slots_[slot].error.reset();
                           return true;
                         },
                     .work =
                         [&](std::size_t index) {
                           Slot& slot = slots_[index];
                           read(slot);
                           if (slot.error) return;
                           align(slot);
                           work(slot);
                         },
                     .deliver =
                         [&](std::size_t index) {
                           Slot& slot = slots_[index];
                           if (!slot.error && base::is_interrupted()) {
                             slot.error = Error{ErrorCode::kInterrupted, "interrupted", {}, {}};
                           }
                           if (!slot.error) {
                             Result<bool> more = deliver(slot);
                             if (more) return *more;
                             slot.error = more.error();
                           }
                           error = std::move(slot.error);
                           return false;
                         }});
  if (error) return tl::unexpected<Error>(std::move(*error));
  return {};
}

void AlignmentRun::train() {
  for (const auto& [languages, teacher] : lessons_.impl_->teachers) {
    models_.insert_or_assign(languages, teacher.models());
  }
}

Result<void> AlignmentRun::learn() {
  train();
  const std::map<Languages, align::Teacher> memory = lessons_.impl_->teachers;
  for (int round = 0; round == 0 || (round == 1 && again_); ++round) {
    lessons_.impl_->teachers = memory;
    const auto work = [&](Slot& slot) {
      align::ArticleAligner& aligner =
          slot.aligners.of(slot.languages.first, slot.languages.second);
      slot.lesson = align::lesson_of(slot.alignment, aligner.target_segmenter());
    };
    LOCSEG_TRY(run(work, [&](Slot& slot) -> Result<bool> {
      align::Teacher& teacher = lessons_.impl_->teachers[slot.languages];
      teacher.add(std::move(slot.lesson));
      again_ = again_ || !slot.alignment.has_stops;
      return !teacher.is_full();
    }));
    train();
  }
  return {};
}

Result<void> AlignmentRun::deliver(
    const std::function<Result<void>(const AlignedFiles&)>& deliver) {
  const auto work = [&](Slot& slot) {
    slot.aligned = align::read_out(
        slot.alignment, slot.target.article.kind(), models_of(slot.languages),
        slot.aligners.of(slot.languages.first, slot.languages.second).source_segmenter());
  };
  return run(work, [&](Slot& slot) -> Result<bool> {
    const std::string place = targets_.place(slot.names.target);
    LOCSEG_TRY(deliver({slot.target.name, place, slot.target.group.info, slot.source.bytes,
                        slot.target.bytes, slot.target.article.kind(), slot.aligned}));
    return true;
  });
}

Result<AlignCounts> align_trees(const ArticleSource& sources, const ArticleSource& targets,
                                AlignOptions options,
                                const std::function<Result<void>(const AlignedFiles&)>& deliver) {
  AlignCounts counts;
  AlignmentRun run(sources, targets, std::move(options));
  run.match_names(counts);
  LOCSEG_TRY(run.learn());
  LOCSEG_TRY(run.deliver([&](const AlignedFiles& files) {
    ++counts.articles;
    return deliver(files);
  }));
  return counts;
}

}  // namespace locseg
