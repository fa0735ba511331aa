#include "check_rules.h"

#include <algorithm>
#include <vector>

#include "base/printable.h"
#include "config/config.h"
#include "locseg/check.h"

namespace locseg::cli {
namespace {

std::string default_of(const RuleDescription& rule) {
  if (!rule.on) return "off";
  std::string text(name_of(rule.severity));
  if (!rule.off_for.empty()) text += ", off for " + std::string(rule.off_for);
  return text;
}

// Breaks `text` at spaces so that no line is longer than 80 bytes, unless a word is.
std::string wrapped(std::string_view text) {
  constexpr std::size_t kWidth = 80;
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column != 0 && column + 1 + end > kWidth) {
      out += '\n';
      column = 0;
    } else if (column != 0) {
      out += ' ';
      ++column;
    }
    out += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + "\n";
}

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += "  " + std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A rule of the team's own may have no example.
bool is_absent(const RuleExample& example) {
  return example.article.empty() && example.source.empty() && example.target.empty();
}

std::string shown(std::string_view title, const RuleExample& example) {
  if (is_absent(example)) return {};
  std::string out = "\n" + std::string(title) + ":\n";
  if (!example.article.empty()) return out + indented(example.article);
  if (!example.glossary.empty()) out += indented("glossary  " + std::string(example.glossary));
  out += "  en-US  " + std::string(example.source) + "\n";
  std::string lang(example.target_lang.empty() ? "target" : example.target_lang);
  lang.resize(std::max<std::size_t>(lang.size() + 2, 7), ' ');
  return out + "  " + lang + std::string(example.target) + "\n";
}

// Which texts a rule is for, unless it is for all.
std::string_view texts_sentence(RuleTexts texts) {
  switch (texts) {
    case RuleTexts::kArticles:
      return " For texts of articles only.";
    case RuleTexts::kCatalogs:
      return " For texts of catalogs only: units of a file or a store that name no article.";
    default:
      return "";
  }
}

// How a rule is unless a selection says otherwise.
std::string default_sentence(const RuleDescription& rule) {
  std::string out = "Severity: " + std::string(name_of(rule.severity)) + ".";
  if (!rule.on) out += " Off until it is selected.";
  out += texts_sentence(rule.texts);
  for (std::string_view rest = rule.off_for; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    out += out.ends_with('.') ? " Off for `" : ", `";
    out += std::string(rest.substr(0, end)) + "`";
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (rest.empty()) out += '.';
  }
  return out;
}

// Sentences as Markdown: what would be markup is escaped, but for code spans.
std::string prose(std::string_view text) {
  constexpr std::string_view kMarkup = "&<>*_[]|";
  std::string out;
  bool in_code = false;
  for (const char c : text) {
    if (c == '`') in_code = !in_code;
    if (!in_code && kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// A fence that `text` does not hold, with what cannot be read in it escaped.
std::string fenced(std::string_view text) {
  const std::string fence = text.find("```") == std::string_view::npos ? "```" : "~~~~";
  std::string out = fence + "text\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += base::printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + fence + "\n";
}

std::string example_block(std::string_view title, const RuleExample& example) {
  if (is_absent(example)) return {};
  std::string text(example.article);
  if (text.empty()) {
    if (!example.glossary.empty()) text = std::string(example.glossary) + "\n";
    text += "en-US  " + std::string(example.source) + "\n";
    text += std::string(example.target_lang.empty() ? "target" : example.target_lang) + "  " +
            std::string(example.target) + "\n";
  }
  return "\n" + std::string(title) + ":\n\n" + fenced(text);
}

std::string rule_chapter(const RuleDescription& rule) {
  std::string out = "\n### " + std::string(rule.id) + "\n\n";
  out += wrapped("Finds: " + prose(rule.summary) + ". " + default_sentence(rule)) + "\n";
  out += wrapped(prose(rule.why));
  if (!rule.fixes.empty()) out += "\n" + wrapped("`--fix` " + prose(rule.fixes) + ".");
  if (!rule.unsafe_fixes.empty()) {
    out += "\n" + wrapped("`--unsafe-fixes` " + prose(rule.unsafe_fixes) + ".");
  }
  return out + example_block("Bad", rule.bad) + example_block("Good", rule.good);
}

}  // namespace

std::string list_rules(Rules rules) {
  std::string out;
  std::size_t width = 0;
  for (const RuleDescription* rule : rules) width = std::max(width, rule->id.size());
  const RuleDescription* last = nullptr;
  for (const RuleDescription* rule : rules) {
    if (last == nullptr || last->group != rule->group) {
      if (last != nullptr) out += '\n';
      out += std::string(name_of(rule->group)) + "\n";
    }
    last = rule;
    std::string id(rule->id);
    id.resize(width + 2, ' ');
    std::string level = default_of(*rule);
    level.resize(std::max<std::size_t>(level.size() + 2, 9), ' ');
    out.append("  ").append(id).append(level).append(rule->summary).append("\n");
  }
  return out;
}

std::string rules_page(Rules rules) {
  std::string out =
      "# Checks\n\n"
      "This page is what `locseg check --list --format markdown` prints, and its examples are run "
      "as "
      "tests;\n`locseg check --explain RULE` shows one rule of it. `--select` and `--ignore` take "
      "rules and groups.\n\n| rule | group | unless configured | finds |\n|---|---|---|---|\n";
  for (const RuleDescription* rule : rules) {
    out.append("| [").append(rule->id).append("](#").append(rule->id).append(") | ");
    out.append(name_of(rule->group)).append(" | ").append(default_of(*rule)).append(" | ");
    out.append(prose(rule->summary)).append(" |\n");
  }
  const RuleDescription* last = nullptr;
  for (const RuleDescription* rule : rules) {
    if (last == nullptr || last->group != rule->group) {
      out += "\n## Group " + std::string(name_of(rule->group)) + "\n";
    }
    last = rule;
    out += rule_chapter(*rule);
  }
  return out;
}

Result<std::string> explain_rule(std::string_view id, Rules rules) {
  const auto found = std::ranges::find(rules, id, &RuleDescription::id);
  const RuleDescription* rule = found == rules.end() ? nullptr : *found;
  if (rule == nullptr) {
    std::vector<std::string_view> ids;
    for (const RuleDescription* each : rules) ids.push_back(each->id);
    std::string message = "no rule is named '" + std::string(id) + "'";
    if (const std::string_view near = nearest_name(id, ids); !near.empty())
      message += "; did you mean '" + std::string(near) + "'?";
    return failure(ErrorCode::kMisuse, std::move(message));
  }
  std::string out = std::string(rule->id) + " (" + std::string(name_of(rule->group)) + ", " +
                    default_of(*rule) + ")\n\n" + wrapped(rule->summary) + "\n" +
                    wrapped(rule->why);
  if (const std::string_view texts = texts_sentence(rule->texts); !texts.empty()) {
    out += "\n" + wrapped(texts.substr(1));
  }
  if (!rule->fixes.empty()) out += "\n" + wrapped("--fix " + std::string(rule->fixes));
  if (!rule->unsafe_fixes.empty()) {
    out += "\n" + wrapped("--unsafe-fixes " + std::string(rule->unsafe_fixes));
  }
  return out + shown("Bad", rule->bad) + shown("Good", rule->good);
}

}  // namespace locseg::cli
