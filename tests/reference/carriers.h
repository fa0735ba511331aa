// Articles of every carrier, made of pairs, and what an independent parser reads in them.
#pragma once

#include <yaml-cpp/yaml.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"

namespace locseg::reference {

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

inline std::string double_quoted(const std::string& text) {
  return '"' + replaced(replaced(replaced(text, "\\", "\\\\"), "\"", "\\\""), "\n", "\\n") + '"';
}

inline std::string single_quoted(const std::string& text) {
  return '\'' + replaced(text, "'", "''") + '\'';
}

struct Form {
  std::string_view name;
  ArticleKind kind;
  Carrier carrier;
  bool holds_anything;  // whatever text, line feeds and quotes too
  std::string (*make)(const std::vector<std::string>& pairs);
  /// What another parser reads at each pair; empty if there is no such parser.
  std::vector<std::string> (*values)(const std::string& bytes);
};

inline std::vector<std::string> no_values(const std::string&) { return {}; }

inline std::vector<std::string> yaml_values(const std::string& bytes) {
  std::vector<std::string> out;
  for (const auto& item : YAML::Load(bytes)["items"]) out.push_back(item["text"].as<std::string>());
  return out;
}

inline std::vector<std::string> front_matter_values(const std::string& bytes) {
  return yaml_values(bytes.substr(4, bytes.find("\n---\n") - 3));
}

inline std::vector<std::string> json_values(const std::string& bytes) {
  std::vector<std::string> out;
  for (const auto& item : nlohmann::json::parse(bytes)) out.push_back(item["text"]);
  return out;
}

template <class Encode>
std::string yaml_items(const std::vector<std::string>& pairs, const Encode& encode) {
  std::string out = "items:\n";
  for (const std::string& pair : pairs) out += "- text: " + encode(pair) + "\n  other: 1\n";
  return out;
}

// Every `"` from the middle of the second pair's first tag to the middle of the last one's became
// an entity.
inline std::string damaged(const std::vector<std::string>& pairs) {
  std::string out;
  for (const std::string& pair : pairs) out += pair + "\n\n";
  if (pairs.size() < 3) return out;
  const std::size_t begin = out.find("data-ttu-id=\"", pairs[0].size()) + 13;
  const std::size_t end = out.find('"', out.rfind("data-ttu-id=\""));
  return out.substr(0, begin) + replaced(out.substr(begin, end - begin), "\"", "&quot;") +
         out.substr(end);
}

inline constexpr std::array<Form, 9> kForms = {{
    {"markdown", ArticleKind::kMarkdown, Carrier::kRaw, true,
     [](const std::vector<std::string>& pairs) {
       std::string out = "# Title\r\n\r\n";
       for (const std::string& pair : pairs) out += pair + " ";
       return out + "\r\nEnd.\r\n";
     },
     no_values},
    {"damaged", ArticleKind::kMarkdown, Carrier::kRaw, false, damaged, no_values},
    {"front_matter", ArticleKind::kMarkdown, Carrier::kYamlDouble, true,
     [](const std::vector<std::string>& pairs) {
       return "---\n" + yaml_items(pairs, double_quoted) + "---\nText.\n";
     },
     front_matter_values},
    {"yaml_plain", ArticleKind::kYaml, Carrier::kYamlPlain, false,
     [](const std::vector<std::string>& pairs) {
       return yaml_items(pairs, [](const std::string& pair) { return pair; });
     },
     yaml_values},
    {"yaml_block", ArticleKind::kYaml, Carrier::kYamlBlock, false,
     [](const std::vector<std::string>& pairs) {
       return yaml_items(pairs, [](const std::string& pair) { return "|-\n    " + pair; });
     },
     yaml_values},
    {"yaml_double", ArticleKind::kYaml, Carrier::kYamlDouble, true,
     [](const std::vector<std::string>& pairs) { return yaml_items(pairs, double_quoted); },
     yaml_values},
    {"yaml_single", ArticleKind::kYaml, Carrier::kYamlSingle, false,
     [](const std::vector<std::string>& pairs) { return yaml_items(pairs, single_quoted); },
     yaml_values},
    {"json", ArticleKind::kJson, Carrier::kJsonString, true,
     [](const std::vector<std::string>& pairs) {
       std::string out = "[";
       for (const std::string& pair : pairs) {
         if (out.size() > 1) out += ",\n ";
         out += "{\"text\": " + double_quoted(pair) + "}";
       }
       return out + "]\n";
     },
     json_values},
    {"xml", ArticleKind::kXml, Carrier::kRaw, true,
     [](const std::vector<std::string>& pairs) {
       std::string out = "<?xml version=\"1.0\"?>\n<doc>\n";
       for (const std::string& pair : pairs) out += "  <p>" + pair + "</p>\n";
       return out + "</doc>\n";
     },
     no_values},
}};

}  // namespace locseg::reference
