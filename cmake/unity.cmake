# locseg_unity(TARGET SOURCE...): compiles the sources of one area together, at most
# LOCSEG_UNITY_FILES in one go; those of an area that has more, folder by folder. Files of one area
# share a namespace, so what one of them keeps to itself must not have the name of what another keeps
# to itself.
set(LOCSEG_UNITY_FILES 64 CACHE STRING "How many files of an area are compiled together")

function(locseg_unity target)
  if(NOT LOCSEG_UNITY)
    return()
  endif()
  foreach(source IN LISTS ARGN)
    string(REGEX MATCH "^[^/]*/" area "${source}")
    set(of_area ${ARGN})
    list(FILTER of_area INCLUDE REGEX "^${area}")
    list(LENGTH of_area files)
    if(files GREATER LOCSEG_UNITY_FILES)
      cmake_path(GET source PARENT_PATH area)
    endif()
    string(MAKE_C_IDENTIFIER "${area}" name)
    if(NOT DEFINED count_${name})
      set(count_${name} 0)
    endif()
    math(EXPR part "${count_${name}} / ${LOCSEG_UNITY_FILES}")
    math(EXPR count_${name} "${count_${name}} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${name}_${part}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
