# locseg_unity(TARGET SOURCE...): compiles the sources of one folder together, at most
# LOCSEG_UNITY_FILES in one go. Files of one folder share a namespace, so what one of them keeps to
# itself must not have the name of what another keeps to itself.
set(LOCSEG_UNITY_FILES 24)

function(locseg_unity target)
  if(NOT LOCSEG_UNITY)
    return()
  endif()
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" name)
    if(NOT DEFINED count_${name})
      set(count_${name} 0)
    endif()
    math(EXPR part "${count_${name}} / ${LOCSEG_UNITY_FILES}")
    math(EXPR count_${name} "${count_${name}} + 1")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${name}_${part}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
