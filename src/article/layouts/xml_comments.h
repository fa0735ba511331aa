// Sources in comments of an XML or SGML article.
#pragma once

#include "article/layouts/layout_reader.h"

namespace locseg::article {

LayoutEvidence read_xml_comments(const LayoutInput& input, ArticleBuilder& into);

}  // namespace locseg::article
