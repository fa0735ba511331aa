// Written in the man macros of groff_man(7).
#include "man_page.h"

#include <string_view>

#include "argument_words.h"
#include "base/ascii.h"
#include "locseg/version.h"

namespace locseg::cli {
namespace {

// Text as roff: no character of it is a command.
std::string as_roff(std::string_view text) {
  std::string out;
  bool at_line = true;
  for (const char c : text) {
    if (at_line && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      default:
        out += c;
    }
    at_line = c == '\n';
  }
  return out;
}

std::string heading(std::string_view name) {
  std::string title;
  for (const char c : name) title += base::ascii_upper(c);
  return ".TH " + as_roff(title) + " 1 \"\" \"locseg " + std::string(kVersion) +
         "\" \"User Commands\"\n";
}

std::string named(std::string_view name, std::string_view summary) {
  return heading(name) + ".SH NAME\n" + as_roff(name) + " \\- " + as_roff(summary) + "\n";
}

// A term in bold and what is said of it.
std::string entry(std::string_view term, std::string_view text) {
  return ".TP\n\\fB" + as_roff(term) + "\\fR\n" + as_roff(text) + ".\n";
}

std::string verbatim(std::string_view lines) { return ".PP\n.nf\n" + as_roff(lines) + ".fi\n"; }

std::string text_of(const Argument& argument) {
  std::string text = argument.summary;
  if (argument.required) text += " (required)";
  if (!argument.left_out.empty()) {
    text += "; if left out: " + argument.left_out;
  } else if (const std::string value = shown_default(argument); !value.empty()) {
    text += "; if left out: " + value;
  }
  return text;
}

std::string entries(const ArgumentTable& table) {
  std::string out;
  for (const bool options : {false, true}) {
    for (const Argument& argument : table.arguments()) {
      if (argument.is_option() != options) continue;
      out += entry(shown_name(argument), text_of(argument));
    }
  }
  return out;
}

std::string exit_statuses(std::string_view of_1) {
  return ".SH EXIT STATUS\n" + entry("0", "done, nothing to report") +
         (of_1.empty() ? std::string() : entry("1", of_1)) +
         entry("2", "failure or misuse, which standard error explains") +
         entry("130", "interrupted");
}

}  // namespace

std::string man_page(std::span<const DeclaredCommand> commands, const ArgumentTable& common) {
  std::string out =
      named("locseg", "localization segment toolkit") +
      ".SH SYNOPSIS\n\\fBlocseg\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n.SH COMMANDS\n";
  for (const DeclaredCommand& declared : commands) {
    out += entry(declared.command->name, declared.command->summary);
  }
  out += ".PP\nEach has a page of its own, as locseg\\-check(1).\n.SH COMMON OPTIONS\n" +
         entries(common) +
         exit_statuses("findings, differences or conflicts: each page says which");
  return out;
}

std::string man_page(const DeclaredCommand& declared) {
  const Command& command = *declared.command;
  std::string out = named("locseg-" + std::string(command.name), command.summary) +
                    ".SH SYNOPSIS\n\\fB" + as_roff(usage_of(declared)) + "\\fR\n";
  if (!command.notes.empty()) out += ".SH DESCRIPTION\n" + as_roff(command.notes);
  return out + ".SH OPTIONS\n" + entries(declared.arguments) + ".SH EXAMPLES\n" +
         verbatim(at_margin(command.examples)) + exit_statuses(command.exit_1) +
         ".SH SEE ALSO\nlocseg(1)\n";
}

}  // namespace locseg::cli
