// By name alone: what a file of the kind holds is for the reader to come. docs/exchange.md has the
// same table for people.
#include "resource_files.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::cli {
namespace {

struct ResourceKind {
  std::string_view ending;  // in lower case
  std::string_view what;
  std::string_view way;
};

constexpr std::string_view kByXcode =
    "'xcodebuild -exportLocalizations' writes XLIFF with both languages";

constexpr ResourceKind kKinds[] = {
    {".properties", "a Java properties file", "prop2po -t SOURCE"},
    {".resx", "a .NET resource file", "resx2po -t SOURCE"},
    {".json", "an article, which goes in with locseg extract, or messages in JSON",
     "json2po -t SOURCE"},
    {".strings", "an Apple strings file",
     "prop2po --personality=strings-utf8 --encoding=utf-8 -t SOURCE"},
    {".stringsdict", "an Apple strings file", kByXcode},
    {".xcstrings", "an Apple string catalog", kByXcode},
    {".arb", "an application resource bundle", ""},
    {"strings.xml", "an Android resource file", ""},
    {"plurals.xml", "an Android resource file", ""},
    {"arrays.xml", "an Android resource file", ""},
};

}  // namespace

std::string about_resource(std::string_view path) {
  std::string name(path);
  std::ranges::transform(name, name.begin(), base::ascii_lower);
  const auto* const kind = std::ranges::find_if(
      kKinds, [&](const ResourceKind& each) { return name.ends_with(each.ending); });
  if (kind == std::end(kKinds)) return {};
  std::string text = "is " + std::string(kind->what) +
                     "; messages of one language, whose source is in another file, are not read "
                     "yet: ";
  if (kind->way.empty()) return text + "convert both to one PO or XLIFF file first";
  text += kind->way;
  if (kind->way != kByXcode) text += " FILE OUT.po (translate-toolkit) makes PO of both";
  return text;
}

}  // namespace locseg::cli
