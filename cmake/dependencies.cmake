# Every third-party library. tools/install-deps.sh names their packages.
macro(locseg_find)
  find_package(${ARGV} REQUIRED)
endmacro()
include(cmake/linked.cmake)

# Headers only: nothing of them is left for a program that links locseg.
find_path(LOCSEG_XXHASH_INCLUDE xxhash.h REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)

# Headers only, too: libpq is loaded by the processes that open a store on a server. A program
# without shared libraries cannot load one.
find_path(LOCSEG_LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql)
if(LOCSEG_LIBPQ_INCLUDE AND NOT LOCSEG_STATIC_PROGRAM)
  set(LOCSEG_POSTGRESQL ON)
else()
  set(LOCSEG_POSTGRESQL OFF)
  message(STATUS "Stores on PostgreSQL are left out: they need libpq-dev and shared libraries")
endif()
