// libpq, loaded when the first store on a server is opened: a process that has none does not pay
// for it, nor need it. The functions are those of libpq-fe.h.
#pragma once

#include <libpq-fe.h>

#include "locseg/result.h"

namespace locseg::postgresql {

// Every function that is used, once.
// clang-format off
#define LOCSEG_LIBPQ_FUNCTIONS(F) \
  F(PQclear) F(PQconnectdbParams) F(PQconninfoFree) F(PQconninfoParse) F(PQenterPipelineMode) F(PQerrorMessage) F(PQexec) \
  F(PQexecParams) F(PQexitPipelineMode) F(PQfinish) F(PQgetResult) F(PQgetlength) \
  F(PQgetvalue) F(PQntuples) F(PQpipelineSync) F(PQprepare) F(PQputCopyData) \
  F(PQputCopyEnd) F(PQresultErrorField) F(PQresultErrorMessage) F(PQresultStatus) \
  F(PQsendQueryPrepared) F(PQserverVersion) F(PQsetNoticeProcessor) F(PQstatus) \
  F(PQtransactionStatus)
// clang-format on

struct Libpq {
// A declarator takes no parentheses. NOLINTNEXTLINE(bugprone-macro-parentheses)
#define LOCSEG_DECLARE(name) decltype(&::name) name = nullptr;
  LOCSEG_LIBPQ_FUNCTIONS(LOCSEG_DECLARE)
#undef LOCSEG_DECLARE
};

/// kUnsupported, with how to get it, if the library is not on this machine.
[[nodiscard]] Result<const Libpq*> load_libpq();

}  // namespace locseg::postgresql
