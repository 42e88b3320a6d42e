using Platform.Directory.Units;
using Platform.Directory.Users;

namespace Platform.Directory.Contacts;

/// <summary>The whole organization as one document: everybody who can be written to.</summary>
/// <param name="Version">Grows with every change of the tree.</param>
/// <param name="Units">All units, those of one parent in their order.</param>
/// <param name="People">All active people by name; those without a unit stand outside of the tree.</param>
public sealed record ContactTree(long Version, IReadOnlyList<OrgUnit> Units, IReadOnlyList<PersonSummary> People);
