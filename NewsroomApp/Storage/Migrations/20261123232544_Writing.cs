using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Writing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "WordCount",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "Editions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "WroteAt",
                table: "Contributor",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Keystrokes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EditionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Page = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Keystrokes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Keystrokes_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Templates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_At = table.Column<long>(type: "INTEGER", nullable: false),
                    By_Name = table.Column<string>(type: "TEXT", nullable: false),
                    By_PersonId = table.Column<string>(type: "TEXT", nullable: false),
                    By_Role = table.Column<string>(type: "TEXT", nullable: false),
                    Words_Body = table.Column<string>(type: "TEXT", nullable: false),
                    Words_ChangeKind = table.Column<string>(type: "TEXT", nullable: true),
                    Words_Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Words_Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Words_Kicker = table.Column<string>(type: "TEXT", nullable: false),
                    Words_NotesToEditors = table.Column<string>(type: "TEXT", nullable: false),
                    Words_OriginalUpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Words_Place = table.Column<string>(type: "TEXT", nullable: false),
                    Words_PressContact = table.Column<string>(type: "TEXT", nullable: false),
                    Words_PublicNote = table.Column<string>(type: "TEXT", nullable: false),
                    Words_Standfirst = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Templates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Keystrokes_EditionId_Version",
                table: "Keystrokes",
                columns: new[] { "EditionId", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Keystrokes");

            migrationBuilder.DropTable(
                name: "Templates");

            migrationBuilder.DropColumn(
                name: "WordCount",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "WroteAt",
                table: "Contributor");
        }
    }
}
