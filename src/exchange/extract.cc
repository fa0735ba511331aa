// Parsing and writing take most of the time, so both are done where the articles are read in
// parallel; the file gets records that are ready.
#include "exchange/extract.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/try.h"

namespace locseg {
namespace {

constexpr std::size_t kLargeArticle = std::size_t{16} << 20;  // bytes
constexpr std::size_t kKeptRecords = std::size_t{1} << 20;    // bytes of a buffer used again

// What is made of an article on the way.
struct Extracted {
  std::string records;
  std::vector<Unit> chosen;  // if there is a choice
  UnitGroup group;
};

// Parses the article and chooses its units.
UnitGroup read_chosen(TreeArticle& article, const ExtractOptions& options, bool says_headings,
                      std::vector<Unit>& chosen) {
  article.parse();
  article.units.read(article.name, article.article, options.languages, {});
  if (says_headings) article.units.find_headings(article.article);
  UnitGroup group = article.units.group();
  if (!options.wants) return group;
  chosen.clear();
  std::ranges::copy_if(group.units, std::back_inserter(chosen),
                       [&](const Unit& unit) { return options.wants(group.info, unit); });
  group.units = chosen;
  return group;
}

void count(const UnitGroup& group, const ExtractOptions& options, ExtractCounts& counts) {
  if (group.units.empty() && options.wants) return;
  ++counts.articles;
  counts.segments += group.units.size();
}

}  // namespace

Result<ExtractCounts> extract_units(std::span<const std::string> paths,
                                    const ExtractOptions& options, UnitFile& file) {
  const ExchangeFormat& format = file.format();
  ExtractCounts counts;
  const TreeWork work = [&](TreeArticle& article) {
    auto& extracted = article.result<Extracted>();
    extracted.records.clear();
    extracted.group = read_chosen(article, options, format.says_headings, extracted.chosen);
    if (article.bytes.size() < kLargeArticle) {
      format.writer->write(extracted.group, extracted.records);
    }
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    if (options.each) options.each(article);
    auto& extracted = article.result<Extracted>();
    count(extracted.group, options, counts);
    if (article.bytes.size() >= kLargeArticle) return file.put(extracted.group);
    std::string& records = extracted.records;
    LOCSEG_TRY(file.put_written(extracted.group, records));
    if (records.capacity() > kKeptRecords) std::string().swap(records);
    return {};
  };
  LOCSEG_TRY(read_tree(paths, options.tree, work, deliver));
  return counts;
}

Result<ExtractCounts> extract_units(std::span<const std::string> paths,
                                    const ExtractOptions& options, UnitSink& sink) {
  ExtractCounts counts;
  const TreeWork work = [&](TreeArticle& article) {
    auto& extracted = article.result<Extracted>();
    extracted.group = read_chosen(article, options, true, extracted.chosen);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    if (options.each) options.each(article);
    const UnitGroup& group = article.result<Extracted>().group;
    count(group, options, counts);
    return group.units.empty() ? Result<void>() : sink.put(group);
  };
  LOCSEG_TRY(read_tree(paths, options.tree, work, deliver));
  return counts;
}

}  // namespace locseg
