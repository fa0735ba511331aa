// Parsing and writing take most of the time, so both are done where the articles are read in
// parallel; the file gets records that are ready.
#include "exchange/extract.h"

#include "base/try.h"

namespace locseg {
namespace {

constexpr std::size_t kLargeArticle = std::size_t{16} << 20;  // bytes
constexpr std::size_t kKeptRecords = std::size_t{1} << 20;    // bytes of a buffer used again

}  // namespace

Result<void> extract_units(std::span<const std::string> paths, const ExtractOptions& options,
                           UnitFile& file) {
  const ExchangeFormat& format = file.format();
  const TreeWork work = [&](TreeArticle& article) {
    std::string& records = article.result<std::string>();
    records.clear();
    article.parse();
    article.units.read(article.name, article.article, options.languages, {});
    if (format.says_headings) article.units.find_headings(article.article);
    if (article.bytes.size() < kLargeArticle) format.writer->write(article.units.group(), records);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    if (options.each) options.each(article);
    if (article.bytes.size() >= kLargeArticle) return file.put(article.units.group());
    std::string& records = article.result<std::string>();
    LOCSEG_TRY(file.put_written(article.units.group(), records));
    if (records.capacity() > kKeptRecords) std::string().swap(records);
    return {};
  };
  return read_tree(paths, options.tree, work, deliver);
}

}  // namespace locseg
