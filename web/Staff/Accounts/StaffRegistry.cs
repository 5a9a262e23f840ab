using System.Security.Cryptography;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.Storage.Staff.Team;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Accounts;

/// <summary>Adds administrators.</summary>
public sealed class StaffRegistry(UserManager<StaffMember> members, IDatabase database, StaffScopes scopes, StaffActions actions)
{
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Letters = 20;

    /// <summary>
    /// Makes somebody an administrator who sees everything, or gives one who has an account a fresh password and takes the second factor away:
    /// the way back in. It is in the audit trail, of nobody: who may run commands at the server needs no account.
    /// </summary>
    /// <returns>The password, which is kept nowhere.</returns>
    /// <exception cref="InvalidOperationException">Identity refuses: its message says why (not an e-mail address).</exception>
    public async Task<string> SetAdministratorAsync(string email, string name)
    {
        var password = NewPassword();
        if (await members.FindByEmailAsync(email) is { } known)
        {
            await members.RemovePasswordAsync(known);
            Require(await members.AddPasswordAsync(known, password));
            await AllowEverythingAsync(known);
            return password;
        }

        var member = new StaffMember { Name = name, UserName = email, Email = email, EmailConfirmed = true };
        Require(await members.CreateAsync(member, password));
        await AllowEverythingAsync(member);
        return password;
    }

    private async Task AllowEverythingAsync(StaffMember member)
    {
        await scopes.SetAsync(member.Id, StaffScope.All);
        await database.WriteAsync(async (connection, transaction) =>
        {
            await Authenticators.RemoveAsync(connection, transaction, member.Id);
            await StaffSignIns.EndAllAsync(connection, transaction, member.Id);
            await actions.AddAsync(connection, transaction, new(null, ActionKinds.AdministratorSet, "member", member.Id) { Why = "A command at the server" });
            return await connection.ExecuteAsync(
                "update staff_member set role_id = @Administrator, disabled_at = null where id = @Id", new { RoleTable.Administrator, member.Id }, transaction);
        });
    }

    /// <summary>A password of 20 letters and digits that are not mistaken for each other: 99 bits.</summary>
    public static string NewPassword() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(5).Select(part => new string(part)));

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}
