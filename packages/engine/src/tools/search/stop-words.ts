/** English words that say nothing of the tool that is meant: grammar, and talk around a request. */
export const stopWords: ReadonlySet<string> = new Set(
  `a able about above additionally after again ain all along already also am an and another any
  anyone anything appreciate are aren around as assist assistance at be because been before
  being below best between both but by can could couldn currently d did didn do does doesn
  doing don done during each either else ensure etc ever every few finally for from further
  furthermore get gets getting give given gives giving go going gonna got had hadn has hasn
  have haven having he hello help helpful her here hey hi him his how however i if in include
  including interested into is isn it its itself just kindly last lastly let lets like ll
  looking lot m made make makes making many may maybe me might mine more moreover most much
  must my myself need needed needs no nor not now of off on once one only or other our ours
  out over own per please preferably provide provided provides providing quite rather re
  really regarding s same she should shouldn show so some someone something specific
  specifically such sure t tell than thank thanks that the their them then there these they
  thing things this those through to too toward tried try trying under until up upon us use
  used uses using various ve very via want wanted wants was wasn we well were weren what when
  where whether which while who whom whose why will wish with within without won wonder
  wondering would wouldn yes yet you your yours yourself`.split(/\s+/),
)
