using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Platform.Hosting.Outbound;

/// <summary>Where requests to addresses that people named may go: section <c>Outbound</c>.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    /// <summary>
    /// Networks of the inside that are allowed all the same, in CIDR notation: for a push service of one's own. Plain HTTP and any port
    /// are allowed there too.
    /// </summary>
    public string[] AllowedInside { get; set; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AllowedInside.Where(network => !IPNetwork.TryParse(network, out _))
            .Select(network => new ValidationResult($"Outbound:AllowedInside: '{network}' is not a network such as 10.1.0.0/16.", [nameof(AllowedInside)]));

    internal bool Allows(IPAddress address) =>
        Array.Exists(AllowedInside, network => IPNetwork.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
