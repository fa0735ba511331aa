#include "workflow/translation_request.h"

#include "base/json_object.h"
#include "base/json_writer.h"

namespace locseg {
namespace {

void append_texts(base::JsonWriter& json, std::string_view key,
                  const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

}  // namespace

std::string to_line(const TranslationRequest& request) {
  base::JsonWriter json;
  json.begin_object().member("id", request.id);
  json.member_or_null("source_lang", request.source_lang);
  json.member_or_null("target_lang", request.target_lang);
  json.member("source", request.source);
  json.member_or_null("before", request.before).member_or_null("after", request.after);
  json.member_or_null("article", request.article).member_or_null("heading", request.heading);
  json.key("terms").begin_array();
  for (const check::TermMatch& term : request.terms) {
    json.begin_object().member("source", term.entry->source);
    append_texts(json, "targets", term.entry->preferred);
    append_texts(json, "forbidden", term.entry->forbidden);
    json.member("do_not_translate", term.entry->stays).end_object();
  }
  json.end_array().key("matches").begin_array();
  for (const Match& match : request.matches) {
    json.begin_object().member("score", match.score).member("source", match.source);
    json.member("target", match.target).end_object();
  }
  return json.end_array().end_object().take() + '\n';
}

Result<TranslationAnswer> parse_answer(std::string_view line) {
  TranslationAnswer answer;
  bool has_id = false;
  bool has_target = false;
  const auto field = [&](std::string_view key) -> base::JsonField {
    has_id = has_id || key == "id";
    has_target = has_target || key == "target";
    if (key == "id") return {&answer.id, false};
    if (key == "target") return {&answer.target, true};
    return {};
  };
  if (const auto fault = base::read_json_line(line, field)) {
    return failure(ErrorCode::kMalformed, std::string(fault->what));
  }
  if (!has_id) return failure(ErrorCode::kMalformed, "it has no \"id\"");
  if (!has_target) return failure(ErrorCode::kMalformed, "it has no \"target\"");
  return answer;
}

}  // namespace locseg
