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
