#include "lsp/memory_commands.h"

#include <utility>

#include "base/try.h"
#include "locseg/report.h"

namespace locseg::lsp {
namespace {

LanguagePair languages_in(const Json& argument) {
  return {text_in(argument, {"sourceLang"}), text_in(argument, {"targetLang"})};
}

Json as_json(const LookupAnswer& answer) {
  static const LookupFormat& format = *find_format(lookup_formats(), "json");
  return Json::parse(format.make(answer, {}), nullptr, false);
}

}  // namespace

std::string text_of(const Json& argument, std::string_view name) {
  return argument.is_string() ? argument.get<std::string>() : text_in(argument, {name});
}

Result<Json> look_up(Memories& memories, const Json& argument) {
  const std::string source = text_of(argument, "source");
  if (source.empty()) return failure(ErrorCode::kMisuse, "expected a source to look up");
  const auto memory = memories.of(languages_in(argument));
  LOCSEG_TRY(memory);
  const std::string before = text_in(argument, {"before"});
  const std::string after = text_in(argument, {"after"});
  auto found = (*memory)->lookup({source, before, after});
  LOCSEG_TRY(found);
  return as_json({source, (*memory)->options().min_score, std::move(*found)});
}

Result<Json> find_phrase(Memories& memories, const Json& argument) {
  const std::string phrase = text_of(argument, "phrase");
  if (phrase.empty()) return failure(ErrorCode::kMisuse, "expected a phrase to look for");
  const auto memory = memories.of(languages_in(argument));
  LOCSEG_TRY(memory);
  auto found = (*memory)->concordance(phrase);
  LOCSEG_TRY(found);
  return as_json({phrase, 0, std::move(*found)});
}

}  // namespace locseg::lsp
